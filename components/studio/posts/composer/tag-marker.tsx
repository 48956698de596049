import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { fill } from "@/lib/core/fill";
import type { ComposerTexts } from "../posts-texts";
import type { Tag } from "./form";

type TagMarkerProps = {
  tag: Tag;
  number: number;
  name: string;
  onMove: (to: { x: number; y: number }) => void;
  onRemove: () => void;
  texts: ComposerTexts["post"];
};

const STEP = 0.01;
const LARGE_STEP = 0.05;

const DIRECTIONS: Record<string, readonly [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const percent = (fraction: number) => Math.round(fraction * 100);

/** A tag on a picture: dragged, or moved by the arrow keys, with Shift in larger steps; Delete takes it off. */
export function TagMarker({ tag, number, name, onMove, onRemove, texts }: TagMarkerProps) {
  const isDragged = useRef(false);
  const press = (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.key];
    if (direction) {
      event.preventDefault();
      const step = event.shiftKey ? LARGE_STEP : STEP;
      onMove({ x: tag.x + direction[0] * step, y: tag.y + direction[1] * step });
    }
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      event.currentTarget.closest<HTMLElement>("[data-tag-stage]")?.querySelector("button")?.focus();
      onRemove();
    }
  };
  const drag = (event: PointerEvent) => {
    const box = event.currentTarget.closest("[data-tag-stage]")?.getBoundingClientRect();
    if (!isDragged.current || !box) return;
    onMove({ x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height });
  };
  return (
    <button
      type="button"
      data-tag={tag.variantId}
      aria-label={fill(texts.tagPlace, { number, name, x: percent(tag.x), y: percent(tag.y) })}
      aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Delete"
      title={name}
      onKeyDown={press}
      onPointerDown={(event) => {
        isDragged.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={() => (isDragged.current = false)}
      onPointerCancel={() => (isDragged.current = false)}
      className="group absolute grid size-11 -translate-1/2 cursor-move touch-none place-items-center rounded-full hover:z-10 focus-visible:z-10"
      style={{ left: `${String(tag.x * 100)}%`, top: `${String(tag.y * 100)}%` }}
    >
      <span className="grid size-7 place-items-center rounded-full bg-ink text-sm font-semibold text-paper ring-2 ring-paper group-focus-visible:bg-clay">
        {number}
      </span>
    </button>
  );
}

import { type DragEvent, useState } from "react";
import { Thumb } from "@/components/ui/picture";
import { fill } from "@/lib/core/fill";
import type { StaffMedia } from "@/lib/posts/staff-client";
import type { ComposerTexts } from "../posts-texts";

type StripProps = {
  media: readonly StaffMedia[];
  chosen: number;
  onChoose: (id: string) => void;
  onMove: (from: number, to: number) => void;
  texts: ComposerTexts["post"];
};

/** All pictures in their order: one is chosen to work on; they are moved by dragging, or by Shift and an arrow. */
export function Strip({ media, chosen, onChoose, onMove, texts }: StripProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  const dropOn = (event: DragEvent, to: number) => {
    if (dragged === null) return;
    event.preventDefault();
    onMove(dragged, to);
    setDragged(null);
  };
  return (
    <ul aria-label={texts.order} className="flex flex-wrap gap-2">
      {media.map(({ id, key, placeholder, durationMs, tags }, index) => (
        <li key={id}>
          <button
            type="button"
            draggable
            aria-current={index === chosen}
            aria-label={`${fill(texts.pictureName, { number: index + 1 })}, ${fill(texts.tagCount, { count: tags.length })}`}
            aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight"
            onClick={() => onChoose(id)}
            onKeyDown={(event) => {
              const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
              if (step === undefined || !event.shiftKey) return;
              event.preventDefault();
              onMove(index, index + step);
            }}
            onDragStart={() => setDragged(index)}
            onDragOver={(event) => dragged !== null && event.preventDefault()}
            onDrop={(event) => dropOn(event, index)}
            onDragEnd={() => setDragged(null)}
            className={`relative block cursor-pointer rounded-thumb aria-current:outline-2 aria-current:outline-offset-2 aria-current:outline-clay ${dragged === index ? "opacity-50" : ""}`}
          >
            <Thumb pictureKey={key} placeholder={placeholder} className="h-20 w-16 rounded-thumb" />
            <span aria-hidden="true" className="absolute top-1 left-1 rounded-full bg-ink px-1.5 text-xs text-paper">
              {durationMs === null ? index + 1 : `▶ ${String(Math.round(durationMs / 1_000))} s`}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

import { ICON_BUTTON } from "@/components/ui/button";
import { ChevronLeftIcon, ChevronRightIcon, CloseIcon, MinusIcon, PlusIcon } from "@/components/ui/later-icons";
import { fill } from "@/lib/core/fill";
import type { Texts } from "@/lib/core/messages";
import { MAX_SCALE, STEP } from "./zoom-rules";

type ZoomControlsProps = {
  index: number;
  count: number;
  scale: number;
  zoomBy: (factor: number) => void;
  turn: (step: 1 | -1) => void;
  close: () => void;
  texts: Texts<"productMore">;
};

const LOOK = `${ICON_BUTTON} bg-surface disabled:opacity-40`;
const PERCENT = 100;

/** For everybody without gestures: closer, farther, the other pictures, and out. */
export function ZoomControls({ index, count, scale, zoomBy, turn, close, texts }: ZoomControlsProps) {
  return (
    <>
      <div className="pointer-events-none absolute inset-x-0 top-0 flex items-center justify-between p-3 pt-[calc(0.75rem+env(safe-area-inset-top))]">
        <p role="status" className="rounded-full bg-surface px-3 py-1 text-sm">
          {fill(texts.pictureOf, { index: index + 1, count })}
        </p>
        <button type="button" aria-label={texts.close} onClick={close} className={`${LOOK} pointer-events-auto`}>
          <CloseIcon />
        </button>
      </div>
      <div className="pointer-events-none absolute inset-x-0 bottom-0 flex justify-center p-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))]">
        <div className="pointer-events-auto flex items-center gap-2 rounded-full border border-line bg-surface p-1">
          {count > 1 && (
            <button
              type="button"
              aria-label={texts.previous}
              disabled={index === 0}
              onClick={() => turn(-1)}
              className={LOOK}
            >
              <ChevronLeftIcon />
            </button>
          )}
          <button
            type="button"
            aria-label={texts.zoomOut}
            disabled={scale <= 1}
            onClick={() => zoomBy(1 / STEP)}
            className={LOOK}
          >
            <MinusIcon />
          </button>
          <span aria-live="polite" className="w-14 text-center text-sm price">
            {Math.round(scale * PERCENT)}%
          </span>
          <button
            type="button"
            aria-label={texts.zoomIn}
            disabled={scale >= MAX_SCALE}
            onClick={() => zoomBy(STEP)}
            className={LOOK}
          >
            <PlusIcon />
          </button>
          {count > 1 && (
            <button
              type="button"
              aria-label={texts.next}
              disabled={index === count - 1}
              onClick={() => turn(1)}
              className={LOOK}
            >
              <ChevronRightIcon />
            </button>
          )}
        </div>
      </div>
    </>
  );
}

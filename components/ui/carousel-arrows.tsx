import type { KeyboardEvent } from "react";
import { ChevronLeftIcon, ChevronRightIcon } from "./later-icons";

type CarouselArrowsProps = {
  index: number;
  count: number;
  texts: { previous: string; next: string };
  go: (index: number) => void;
};

const ARROW =
  "pressable absolute top-1/2 hidden size-11 -translate-y-1/2 place-items-center rounded-full bg-surface text-ink opacity-0 transition-opacity sm:grid";

// Not `disabled`: at the last picture the focus would be lost under the finger of somebody who uses the keyboard.
const arrowLook = (isEnd: boolean) =>
  `${ARROW} ${isEnd ? "pointer-events-none focus-visible:opacity-50" : "group-hover/carousel:opacity-100 focus-visible:opacity-100"}`;

/** Buttons that turn a carousel, for a mouse or a keyboard; the arrow keys turn it from either of them. */
export function CarouselArrows({ index, count, texts, go }: CarouselArrowsProps) {
  const turn = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    go(Math.min(count - 1, Math.max(0, index + step)));
  };
  const buttons = { onKeyDown: turn, type: "button" as const };
  return (
    <>
      <button
        {...buttons}
        aria-label={texts.previous}
        aria-disabled={index === 0}
        onClick={() => go(Math.max(0, index - 1))}
        className={`${arrowLook(index === 0)} left-2`}
      >
        <ChevronLeftIcon />
      </button>
      <button
        {...buttons}
        aria-label={texts.next}
        aria-disabled={index === count - 1}
        onClick={() => go(Math.min(count - 1, index + 1))}
        className={`${arrowLook(index === count - 1)} right-2`}
      >
        <ChevronRightIcon />
      </button>
    </>
  );
}

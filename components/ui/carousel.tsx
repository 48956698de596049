"use client";

import { Children, type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { fill } from "@/lib/core/fill";
import { useLater } from "./use-later";

/** They are seen when a mouse or the focus comes: until then they need not be there. */
const loadArrows = () => import("./carousel-arrows");

export type CarouselTexts = { previous: string; next: string; pictureOf: string };

type CarouselProps = {
  children: ReactNode;
  texts: CarouselTexts;
  /** What the slides are in order of: when it changes they begin at the first again. */
  order?: string | undefined;
  className?: string;
};

/**
 * Slides of full width that snap; with dots, and with buttons where there is a mouse or a keyboard. Slides after the
 * first come when somebody reaches for them: most are never looked at.
 */
export function Carousel({ children, texts, order, className = "" }: CarouselProps) {
  const scroller = useRef<HTMLUListElement>(null);
  const [index, setIndex] = useState(0);
  const [isTouched, setTouched] = useState(false);
  const isAwake = isTouched || order !== undefined;
  const wake = () => setTouched(true);
  const arrows = useLater(loadArrows, false);
  const count = Children.count(children);
  useEffect(() => {
    // At once: the slides have changed places already.
    if (order !== undefined) scroller.current?.scrollTo({ left: 0, behavior: "instant" });
  }, [order]);
  return (
    // Nothing here is to be pressed: it only wants to know that somebody is coming.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={`group/carousel relative ${className}`}
      onPointerEnter={wake}
      onTouchStart={wake}
      onFocus={wake}
      onScrollCapture={wake}
    >
      <ul
        ref={scroller}
        // A thing that scrolls must be reachable: the arrow keys of the browser turn it.
        tabIndex={count > 1 ? 0 : undefined}
        aria-label={count > 1 ? fill(texts.pictureOf, { index: index + 1, count }) : undefined}
        className="scroller -outline-offset-4"
        onScroll={({ currentTarget }) => setIndex(Math.round(currentTarget.scrollLeft / currentTarget.clientWidth))}
      >
        {Children.map(children, (slide, place) => (
          <li className="relative w-full shrink-0 snap-center snap-always bg-line">
            {(isAwake || place === 0) && slide}
          </li>
        ))}
      </ul>
      {count > 1 && arrows && (
        <arrows.CarouselArrows index={index} count={count} texts={texts} go={(next) => goTo(scroller, next)} />
      )}
      {count > 1 && <Dots index={index} count={count} />}
    </div>
  );
}

function goTo({ current }: RefObject<HTMLUListElement | null>, index: number) {
  current?.scrollTo({ left: index * current.clientWidth, behavior: "smooth" });
}

function Dots({ index, count }: { index: number; count: number }) {
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
      <div className="flex gap-1.5 rounded-full bg-glass px-2 py-1.5" aria-hidden="true">
        {Array.from({ length: count }, (_, dot) => (
          <span key={dot} className={`size-1.5 rounded-full bg-on-glass ${dot === index ? "" : "opacity-40"}`} />
        ))}
      </div>
    </div>
  );
}

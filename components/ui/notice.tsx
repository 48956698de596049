"use client";

import { useEffect, useId } from "react";
import { Link } from "./link";
import { sharedState } from "./shared-state";

type Notice = { text: string; link?: { href: string; text: string } };

const SHOWN_MS = 5_000;
const notice = sharedState<Notice | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says something short to everybody: shown for five seconds and read out by screen readers. */
export function notify(next: Notice): void {
  clearTimeout(timer);
  notice.set(next);
  timer = setTimeout(() => notice.set(null), SHOWN_MS);
}

/** Regions that are there, by id; the last one speaks. */
const regions = sharedState<readonly string[]>([]);

type NoticeRegionProps = {
  /** Where it lies, over what may be at the lower edge. */
  className: string;
};

/**
 * Where notices appear: once in the layout, and once in every dialog while it is open, for all that lies outside of an
 * open dialog can neither be tapped nor heard. Always there, or screen readers would miss the first notice.
 */
export function NoticeRegion({ className }: NoticeRegionProps) {
  const id = useId();
  const shown = notice.useValue();
  const isSpeaking = regions.useValue().at(-1) === id;
  useEffect(() => {
    regions.change((others) => [...others, id]);
    return () => regions.change((all) => all.filter((one) => one !== id));
  }, [id]);
  return (
    <div role="status" className={`pointer-events-none inset-x-0 z-30 px-4 print:hidden ${className}`}>
      {isSpeaking && shown && (
        <p className="appear pointer-events-auto mx-auto flex min-h-13 w-fit max-w-full items-center rounded-full bg-ink px-5 py-1 text-sm text-paper">
          <span className="py-1.5">{shown.text}</span>
          {shown.link && (
            <Link
              href={shown.link.href}
              className="-mr-3 ml-2 inline-flex min-h-11 pressable items-center px-3 font-semibold whitespace-nowrap underline underline-offset-4"
            >
              {shown.link.text}
            </Link>
          )}
        </p>
      )}
    </div>
  );
}

"use client";

import { useEffect } from "react";
import { Link } from "./link";
import { sharedState } from "./shared-state";

type Notice = { text: string; link?: { href: string; text: string } };

const SHOWN_MS = 5_000;
const notice = sharedState<Notice | null>(null);

/** Says something short to everybody: shown for five seconds and read out by screen readers. */
export const notify = (next: Notice) => notice.set(next);

/** Where notices appear; once, in the layout. Always there, or screen readers would miss the first one. */
export function NoticeRegion() {
  const shown = notice.useValue();
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => notice.set(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div
      role="status"
      popover="manual"
      // The top layer is above sheets too; opened anew for each notice, so that it lies above what was opened since.
      ref={(region) => {
        region?.hidePopover();
        if (shown) region?.showPopover();
      }}
      className="pointer-events-none fixed inset-x-0 top-auto bottom-[calc(var(--bottom-bar)+5.5rem)] m-0 w-full overflow-visible bg-transparent px-4 lg:bottom-8"
    >
      {shown && (
        <p className="appear pointer-events-auto mx-auto flex w-fit max-w-full items-center gap-4 rounded-full bg-ink py-1 pr-2 pl-5 text-sm text-paper">
          <span className="py-2.5 pr-3">{shown.text}</span>
          {shown.link && (
            <Link
              href={shown.link.href}
              className="inline-flex min-h-11 pressable items-center px-3 font-semibold whitespace-nowrap underline underline-offset-4"
            >
              {shown.link.text}
            </Link>
          )}
        </p>
      )}
    </div>
  );
}

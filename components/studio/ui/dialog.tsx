"use client";

import { type ReactNode, useEffect, useRef } from "react";

type DialogProps = { isOpen: boolean; onClose: () => void; title: string; children: ReactNode };

/** A question over the page, on phones at its foot: a native dialog that Escape closes. The focus goes back to where it came from. */
export function Dialog({ isOpen, onClose, title, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // The browser tells of a closing later: by then it may be open for the next question, which nobody closed.
  const isTold = useRef(false);
  useEffect(() => {
    const element = dialog.current;
    if (isOpen && element && !element.open) element.showModal();
    if (isOpen || !element?.open) return;
    isTold.current = true;
    element.close();
  }, [isOpen]);
  const hear = () => {
    if (!isTold.current) onClose();
    isTold.current = false;
  };
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={(event) => event.target === event.currentTarget && hear()}
      className="m-auto max-h-[92dvh] w-full max-w-lg overflow-y-auto rounded-sheet bg-surface p-6 text-ink shadow-sheet max-sm:mb-0 max-sm:max-w-full max-sm:rounded-b-none max-sm:pb-[max(1.5rem,env(safe-area-inset-bottom))]"
    >
      {isOpen && (
        <>
          <h2 className="text-xl">{title}</h2>
          {children}
        </>
      )}
    </dialog>
  );
}

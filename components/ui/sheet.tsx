"use client";

import { type PointerEvent, type ReactNode, useEffect, useRef } from "react";
import { ICON_BUTTON } from "./button";
import { CloseIcon } from "./later-icons";
import { NoticeRegion } from "./notice";
import { openWithHistory } from "./open-with-history";

type SheetProps = { isOpen: boolean; onClose: () => void; label: string; closeLabel: string; children: ReactNode };

const CLOSING_DRAG_PX = 90;

/**
 * A native dialog that slides up. The back button, Escape, a tap beside it, its button and dragging its handle
 * close it; the focus goes back to where it came from.
 */
export function Sheet({ isOpen, onClose, label, closeLabel, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) return openWithHistory(dialog.current, onClose);
    return undefined;
  }, [isOpen, onClose]);
  return (
    // The browser gives dialogs their keys; a tap beside the sheet is an extra for pointers.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      aria-label={label}
      // React hands the event of a dialog inside this one on, which the browser would not.
      onClose={(event) => event.target === event.currentTarget && onClose()}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
      className="sheet fixed inset-x-0 top-auto bottom-0 m-0 mx-auto max-h-[92dvh] w-full max-w-none overflow-hidden rounded-t-sheet bg-surface p-0 text-ink shadow-sheet sm:top-0 sm:my-auto sm:max-w-lg sm:rounded-sheet lg:max-w-4xl"
    >
      <div className="flex max-h-[92dvh] flex-col">
        <DragHandle />
        <button
          type="button"
          aria-label={closeLabel}
          onClick={() => dialog.current?.close()}
          className={`${ICON_BUTTON} absolute top-9 right-3 z-10 bg-surface text-ink sm:top-3`}
        >
          <CloseIcon />
        </button>
        {children}
      </div>
      {isOpen && <NoticeRegion className="absolute bottom-[calc(5.5rem+env(safe-area-inset-bottom))]" />}
    </dialog>
  );
}

const sheetOf = (event: PointerEvent) => event.currentTarget.closest("dialog");

function DragHandle() {
  const start = useRef<number | null>(null);
  const drag = (event: PointerEvent) => {
    if (start.current === null) return;
    sheetOf(event)?.style.setProperty("translate", `0 ${Math.max(0, event.clientY - start.current)}px`);
  };
  const drop = (event: PointerEvent) => {
    if (start.current === null) return;
    const sheet = sheetOf(event);
    sheet?.style.removeProperty("translate");
    if (event.clientY - start.current > CLOSING_DRAG_PX) sheet?.close();
    start.current = null;
  };
  return (
    <div
      aria-hidden="true"
      className="grid h-6 shrink-0 cursor-grab touch-none place-items-center sm:hidden"
      onPointerDown={(event) => {
        start.current = event.clientY;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={drop}
    >
      <span className="h-1 w-10 rounded-full bg-line" />
    </div>
  );
}

"use client";

import { useEffect, useRef } from "react";
import type { LineItem } from "@/lib/cart/contract";
import { fill } from "@/lib/core/fill";
import type { Texts } from "@/lib/core/messages";

type RemovedLineProps = {
  line: LineItem;
  isReturning: boolean;
  onUndo: (line: LineItem) => void;
  texts: Texts<"bag">;
};

/** What stands in a line's place after it was taken out; there until the page is left, so nobody has to hurry. */
export function RemovedLine({ line, isReturning, onUndo, texts }: RemovedLineProps) {
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus({ preventScroll: true }), []);
  return (
    <li className="border-line text-muted flex items-center justify-between gap-4 border-b py-1 text-sm">
      <span className="py-2.5">{fill(texts.removed, { title: line.title })}</span>
      <button
        ref={undo}
        type="button"
        aria-disabled={isReturning}
        onClick={() => !isReturning && onUndo(line)}
        className="pressable text-clay min-h-11 shrink-0 px-2 font-semibold underline underline-offset-4 aria-disabled:opacity-60"
      >
        {texts.undo}
        <span className="sr-only"> {line.title}</span>
      </button>
    </li>
  );
}

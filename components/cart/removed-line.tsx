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
    <li className="flex items-center justify-between gap-4 border-b border-line py-1 text-sm text-muted">
      <span className="py-2.5">{fill(texts.removed, { title: line.title })}</span>
      <button
        ref={undo}
        type="button"
        aria-disabled={isReturning}
        onClick={() => !isReturning && onUndo(line)}
        className="min-h-11 shrink-0 pressable px-2 font-semibold text-clay underline underline-offset-4 aria-disabled:opacity-60"
      >
        {texts.undo}
        <span className="sr-only"> {line.title}</span>
      </button>
    </li>
  );
}

"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { notify } from "@/components/ui/notice";
import { addLine, removeLine } from "@/lib/cart/client";
import type { LineItem } from "@/lib/cart/contract";
import { wordsOf } from "./refusal";

/** A line that was taken out on this page, with its place and whether it is on its way back. */
type RemovedLine = { line: LineItem; index: number; isReturning: boolean };

export type Row = { kind: "line"; line: LineItem } | { kind: "removed"; line: LineItem; isReturning: boolean };

/**
 * Taking lines out of the bag and putting them back.
 *
 * @param lines The bag's lines now.
 * @param changeFailed What to say when the network is away.
 * @returns `rows`: the lines, and in their old places those that were taken out.
 */
export function useRemovedLines(lines: readonly LineItem[], changeFailed: string) {
  const client = useQueryClient();
  const [removed, setRemoved] = useState<RemovedLine[]>([]);
  const forget = (variantId: string) =>
    setRemoved((before) => before.filter(({ line }) => line.variantId !== variantId));
  const rows = rowsOf(lines, removed);

  const remove = (line: LineItem) => {
    const index = rows.findIndex((row) => row.line.variantId === line.variantId);
    setRemoved((before) => [...before, { line, index, isReturning: false }]);
    removeLine(client, line.variantId).catch((refusal: unknown) => {
      forget(line.variantId);
      notify({ text: wordsOf(refusal, changeFailed) });
    });
  };

  const putBack = async ({ variantId, quantity }: LineItem) => {
    const mark = (isReturning: boolean) =>
      setRemoved((before) => before.map((one) => (one.line.variantId === variantId ? { ...one, isReturning } : one)));
    mark(true);
    try {
      await addLine(client, { variantId, quantity });
      forget(variantId);
    } catch (refusal) {
      mark(false);
      notify({ text: wordsOf(refusal, changeFailed) });
    }
  };

  return { rows, remove, putBack: (line: LineItem) => void putBack(line) };
}

function rowsOf(lines: readonly LineItem[], removed: readonly RemovedLine[]): Row[] {
  const gone = new Set(removed.map(({ line }) => line.variantId));
  const rows: Row[] = lines.filter(({ variantId }) => !gone.has(variantId)).map((line) => ({ kind: "line", line }));
  for (const { line, index, isReturning } of [...removed].sort((a, b) => a.index - b.index)) {
    rows.splice(index, 0, { kind: "removed", line, isReturning });
  }
  return rows;
}

"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { notify } from "@/components/ui/notice";
import { addLine, removeLine } from "@/lib/cart/client";
import type { LineItem } from "@/lib/cart/contract";
import { bagRows, placesAfter, type RemovedLine } from "./bag-rows";
import { wordsOf } from "./refusal";

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
  const [places, setPlaces] = useState<string[]>([]);
  const placesNow = placesAfter(places, lines);
  if (placesNow !== places) setPlaces(placesNow);
  const forget = (variantId: string) =>
    setRemoved((before) => before.filter(({ line }) => line.variantId !== variantId));

  const remove = (line: LineItem) => {
    setRemoved((before) => [...before, { line, isReturning: false }]);
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

  return { rows: bagRows(placesNow, lines, removed), remove, putBack: (line: LineItem) => void putBack(line) };
}

"use client";

import { useState } from "react";

/** Rows of a list that are chosen, by id. */
export function useSelection(ids: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  // What is filtered away is not chosen any more: nobody changes what they do not see.
  const shown = ids.filter((id) => chosen.has(id));
  return {
    ids: shown,
    has: (id: string) => chosen.has(id),
    toggle,
    isAll: ids.length > 0 && shown.length === ids.length,
    toggleAll: () => setChosen(shown.length === ids.length ? new Set() : new Set(ids)),
    clear: () => setChosen(new Set()),
  };
}

/** The id of the list's row that has the focus: rows carry it in `data-row`. */
export const focusedRow = (): string | null =>
  document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset["row"] ?? null;

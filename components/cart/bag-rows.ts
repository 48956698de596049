import type { LineItem } from "@/lib/cart/contract";

/** A line that was taken out on this page, and whether it is on its way back. */
export type RemovedLine = { line: LineItem; isReturning: boolean };

export type Row = { kind: "line"; line: LineItem } | ({ kind: "removed" } & RemovedLine);

/** Where everything stands that was in the bag since the page was opened, by variant: what comes back finds its place. */
export function placesAfter(places: string[], lines: readonly LineItem[]): string[] {
  const added = lines.map(({ variantId }) => variantId).filter((id) => !places.includes(id));
  return added.length === 0 ? places : [...places, ...added];
}

/** The bag as it is drawn: its lines, and in their old places those that were taken out. */
export function bagRows(places: string[], lines: readonly LineItem[], removed: readonly RemovedLine[]): Row[] {
  return places.flatMap((id): Row[] => {
    const gone = removed.find(({ line }) => line.variantId === id);
    if (gone) return [{ kind: "removed", ...gone }];
    const line = lines.find(({ variantId }) => variantId === id);
    return line ? [{ kind: "line", line }] : [];
  });
}

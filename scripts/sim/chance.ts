import { createHash } from "node:crypto";

/** Everything that is left to chance, from a seed: the same name under the same seed draws the same. */
export type Chance = {
  /** From 0 up to 1. */
  next: () => number;
  is: (odds: number) => boolean;
  between: (least: number, most: number) => number;
  of: <Item>(items: readonly Item[]) => Item;
};

/** A chance of its own for each actor: what one draws does not depend on who is faster. */
export function chanceOf(seed: number, name: string): Chance {
  let state = createHash("sha256")
    .update(`${String(seed)}:${name}`)
    .digest()
    .readInt32LE(0);
  // Mulberry32: small, quick, and good enough to choose among buyers' whims.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    is: (odds) => next() < odds,
    of: (items) => {
      const item = items[between(0, items.length - 1)];
      if (item === undefined) throw new Error("there is nothing to choose from");
      return item;
    },
  };
}

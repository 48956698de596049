import { useSyncExternalStore } from "react";

/** What the shopper ticked. Never kept: whoever comes again is asked again. */
type Ticks = { isToRemember: boolean; isCardToKeep: boolean };

const NONE: Ticks = { isToRemember: false, isCardToKeep: false };
let ticks = NONE;
const listeners = new Set<() => void>();

/** Sets a tick. A card is kept for somebody who is remembered: without that it is not. */
export function tick(patch: Partial<Ticks>): void {
  const next = { ...ticks, ...patch };
  ticks = next.isToRemember ? next : NONE;
  for (const listener of listeners) listener();
}

export const useTicks = (): Ticks =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => ticks,
    () => NONE,
  );

/** The ticks as the shop takes them. */
export function readRemember(): "no" | "address" | "card" {
  if (!ticks.isToRemember) return "no";
  return ticks.isCardToKeep ? "card" : "address";
}

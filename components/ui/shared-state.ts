import { useSyncExternalStore } from "react";

/**
 * A value of the whole page that far-apart components share: who is on top of the page, what was just said.
 *
 * @param initial Also what the server renders with.
 */
export function sharedState<Value>(initial: Value) {
  let value = initial;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const set = (next: Value) => {
    value = next;
    listeners.forEach((listener) => listener());
  };
  const change = (next: (before: Value) => Value) => set(next(value));
  const useValue = () =>
    useSyncExternalStore(
      subscribe,
      () => value,
      () => initial,
    );
  return { get: () => value, set, change, useValue };
}

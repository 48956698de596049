import { useSyncExternalStore } from "react";
import type { Locale } from "@/lib/core/locale";
import type { Money } from "@/lib/core/money";

/** A product as this device saw it last; its title in the languages in which it was seen. */
export type Seen = {
  handle: string;
  titles: Partial<Record<Locale, string>>;
  pictureKey: string;
  placeholder: string;
  price: Money;
};

const STORED_AS = "seen";
const AT_MOST = 12;
const NOTHING: readonly Seen[] = [];

/** A list with a product at its beginning: once, what is older behind it, twelve at most. */
export function withSeen(list: readonly Seen[], product: Seen): Seen[] {
  const before = list.find(({ handle }) => handle === product.handle);
  const others = list.filter((other) => other !== before);
  return [{ ...product, titles: { ...before?.titles, ...product.titles } }, ...others].slice(0, AT_MOST);
}

/** Reads what was kept. Anything that is not ours, or of an older shape, is left out. */
export function parseSeen(stored: string | null): Seen[] {
  try {
    const list: unknown = JSON.parse(stored ?? "[]");
    return Array.isArray(list) ? list.filter(isSeen).slice(0, AT_MOST) : [];
  } catch {
    return [];
  }
}

function isSeen(value: unknown): value is Seen {
  // Safe: every field is looked at before the value is taken for one.
  const { handle, titles, pictureKey, placeholder, price } = (value ?? {}) as Record<string, unknown>;
  const names: unknown[] = Object.values((titles ?? {}) as Record<string, unknown>);
  const texts = [handle, pictureKey, placeholder, ...names];
  const { amount, currency } = (price ?? {}) as Record<string, unknown>;
  return (
    texts.every((text) => typeof text === "string") &&
    typeof titles === "object" &&
    Number.isInteger(amount) &&
    typeof currency === "string"
  );
}

let current: readonly Seen[] | undefined;
const listeners = new Set<() => void>();

function readSeen(): readonly Seen[] {
  current ??= load();
  return current;
}

function load(): readonly Seen[] {
  try {
    return parseSeen(localStorage.getItem(STORED_AS));
  } catch {
    return NOTHING;
  }
}

/** Puts a list in place of what was seen, on this device: an empty one forgets everything. */
export function replaceSeen(list: readonly Seen[]): void {
  current = list;
  try {
    if (list.length === 0) localStorage.removeItem(STORED_AS);
    else localStorage.setItem(STORED_AS, JSON.stringify(list));
  } catch {
    // A full or forbidden storage: the list then lives as long as the page.
  }
  listeners.forEach((listener) => listener());
}

/** Remembers that a product was looked at. Only this device knows. */
export const rememberSeen = (product: Seen): void => replaceSeen(withSeen(readSeen(), product));

/** What was looked at on this device, the latest first; nothing in the HTML. */
export const useRecentlySeen = (): readonly Seen[] => useSyncExternalStore(subscribe, readSeen, () => NOTHING);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

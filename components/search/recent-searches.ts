import { useSyncExternalStore } from "react";

const KEY = "recent-searches";
const MOST = 8;
const NONE: readonly string[] = [];

/** What was kept, whatever it is now: other versions of the shop and people write there too. */
export function parseRecent(kept: string | null): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(kept ?? "[]");
    if (!Array.isArray(parsed)) return NONE;
    const words = parsed.filter((one): one is string => typeof one === "string" && one !== "");
    return words.slice(0, MOST);
  } catch {
    return NONE;
  }
}

/** The newest first, each once. */
export const withRecent = (before: readonly string[], words: string): string[] =>
  [words, ...before.filter((one) => one !== words)].slice(0, MOST);

const listeners = new Set<() => void>();
let known: { kept: string | null; words: readonly string[] } = { kept: null, words: NONE };

/** Private windows of some browsers give no storage. */
function read(): readonly string[] {
  let kept: string | null = null;
  try {
    kept = window.localStorage.getItem(KEY);
  } catch {
    return NONE;
  }
  if (kept !== known.kept) known = { kept, words: parseRecent(kept) };
  return known.words;
}

function write(words: readonly string[]): void {
  try {
    window.localStorage.setItem(KEY, JSON.stringify(words));
  } catch {
    // Nothing is lost but the convenience.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What was looked for on this device, the newest first. */
export const useRecentSearches = (): readonly string[] => useSyncExternalStore(subscribe, read, () => NONE);

export const rememberSearch = (words: string): void => write(withRecent(read(), words));
export const forgetSearch = (words: string): void => write(read().filter((one) => one !== words));
export const forgetSearches = (): void => write([]);

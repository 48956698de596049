import { sharedState } from "@/components/ui/shared-state";

const KEY = "stories-seen";
const KEPT = 50;

const seen = sharedState<readonly string[]>([]);

/** The handles of the stories that this device has seen to their end. */
export const useSeen = seen.useValue;

/** Recalls them, once the page stands: the HTML is the same for everybody. */
export function readSeen(): void {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    if (Array.isArray(kept)) seen.set(kept.filter((handle) => typeof handle === "string"));
  } catch {
    // Storage that is switched off or written over: nothing was seen.
  }
}

export function markSeen(handle: string): void {
  if (seen.get().includes(handle)) return;
  seen.set([...seen.get(), handle].slice(-KEPT));
  try {
    localStorage.setItem(KEY, JSON.stringify(seen.get()));
  } catch {
    // Remembered until the page is left.
  }
}

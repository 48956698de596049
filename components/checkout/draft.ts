import { useSyncExternalStore } from "react";
import type { Address, Contact } from "@/lib/core/address";

/** What has been typed into the checkout so far. Until one is chosen, `rateId` and `pay`, the way to pay, are empty. */
export type Draft = Contact & Address & { rateId: string; pay: string };

const STORED_AS = "checkout";

const EMPTY: Draft = {
  email: "",
  phone: "",
  name: "",
  country: "TH",
  line1: "",
  line2: "",
  subdistrict: "",
  district: "",
  province: "",
  postalCode: "",
  rateId: "",
  pay: "",
};

export const isDraftField = (name: string): name is keyof Draft => Object.hasOwn(EMPTY, name);

let current: Draft | undefined;
const listeners = new Set<() => void>();

/** The draft of this device: it outlives reloads, the payment page and a change of language. */
export function readDraft(): Draft {
  current ??= load();
  return current;
}

export function updateDraft(patch: Partial<Draft>): void {
  replaceDraft({ ...readDraft(), ...patch });
}

/** Forgets everything, on this device too. @returns What was there, to put it back. */
export function clearDraft(): Draft {
  const cleared = readDraft();
  replaceDraft(EMPTY);
  return cleared;
}

export const isEmptyDraft = (draft: Draft): boolean => draft === EMPTY;

function replaceDraft(next: Draft): void {
  current = next;
  try {
    if (next === EMPTY) localStorage.removeItem(STORED_AS);
    else localStorage.setItem(STORED_AS, JSON.stringify(next));
  } catch {
    // A full or forbidden storage: the draft then lives as long as the page.
  }
  listeners.forEach((listener) => listener());
}

/** The draft as React state; empty in the HTML. */
export const useDraft = (): Draft => useSyncExternalStore(subscribe, readDraft, () => EMPTY);

function subscribe(listener: () => void): () => void {
  // The same functions each time: they listen once, and go on, as the draft does.
  window.addEventListener("storage", forgetToo);
  window.addEventListener("pageshow", forgetOnReturn);
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Everything may be forgotten in another tab, or while this page waits behind another one as it was left. */
function forgetToo(): void {
  try {
    if (localStorage.getItem(STORED_AS) === null) replaceDraft(EMPTY);
  } catch {
    // Storage is refused: nobody else can have forgotten it.
  }
}

function forgetOnReturn({ persisted }: PageTransitionEvent): void {
  if (persisted) forgetToo();
}

function load(): Draft {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED_AS) ?? "{}");
    const texts = Object.entries(stored ?? {}).filter(
      ([name, value]) => isDraftField(name) && typeof value === "string",
    );
    return { ...EMPTY, ...(Object.fromEntries(texts) as Partial<Draft>) };
  } catch {
    return EMPTY;
  }
}

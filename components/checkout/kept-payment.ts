import { useSyncExternalStore } from "react";

const STORED_AS = "payment";
const TOKEN = /^[\w.-]{40,100}$/;

const listeners = new Set<() => void>();

/** Remembers on this device a payment that was begun, for the way back to it. */
export function keepPayment(token: string): void {
  write(() => localStorage.setItem(STORED_AS, token));
}

/** Forgets a payment that is over; a newer one stays. */
export function dropPayment(token: string): void {
  if (read() === token) write(() => localStorage.removeItem(STORED_AS));
}

/** The payment that was begun on this device, in whichever tab; null without one and in the HTML. */
export const useKeptPayment = (): string | null => useSyncExternalStore(subscribe, read, () => null);

function read(): string | null {
  try {
    const token = localStorage.getItem(STORED_AS);
    return token !== null && TOKEN.test(token) ? token : null;
  } catch {
    return null;
  }
}

function write(change: () => void): void {
  try {
    change();
  } catch {
    // A full or forbidden storage: the way back is then the browser's own.
  }
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

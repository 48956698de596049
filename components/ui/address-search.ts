import { useSyncExternalStore } from "react";

const CHANGED = "addresschange";

function subscribe(listener: () => void) {
  window.addEventListener("popstate", listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener("popstate", listener);
    window.removeEventListener(CHANGED, listener);
  };
}

/**
 * What stands behind the question mark of the page's address, with it; empty in the HTML, which is the same for
 * everybody.
 */
export const useAddressSearch = (): string =>
  useSyncExternalStore(
    subscribe,
    () => window.location.search,
    () => "",
  );

/**
 * Changes it without leaving the page.
 *
 * @param search With its question mark, or empty.
 * @param isStep Whether "back" leads to what was there before.
 */
export function setAddressSearch(search: string, isStep = true): void {
  const address = `${window.location.pathname}${search}`;
  if (isStep) window.history.pushState(null, "", address);
  else window.history.replaceState(null, "", address);
  window.dispatchEvent(new Event(CHANGED));
}

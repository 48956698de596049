/* global document, window, requestAnimationFrame, getComputedStyle, innerHeight */

/** Runs in the page before its own scripts: remembers when a finger left the glass. */
export function watchTaps() {
  window.addEventListener("pointerup", () => (window.tappedAt = performance.now()), { capture: true });
}

/** Runs in the page: whether a tap would be heard, because React has taken it over. */
export const isListening = () => Object.keys(document).some((key) => key.startsWith("__reactContainer"));

/**
 * Runs in the page: waits until what is wanted is on the screen, and one frame longer, so that it is painted.
 *
 * @param {{ kind: "page" | "title" | "text" | "pressed", path?: string, title?: string, text?: string }} wanted
 *   `page` is a product's own page, `title` its name in large letters wherever that stands.
 * @returns {Promise<number>} Milliseconds since the tap.
 */
export function untilPainted(wanted) {
  const LARGE_PX = 20;
  const GIVE_UP_MS = 20_000;
  const isShown = (element) => {
    const { top, bottom, height } = element.getBoundingClientRect();
    return height > 0 && bottom > 0 && top < innerHeight;
  };
  const names = (selector) =>
    [...document.querySelectorAll(selector)].some(
      (element) =>
        element.textContent?.trim() === wanted.title &&
        parseFloat(getComputedStyle(element).fontSize) >= LARGE_PX &&
        isShown(element),
    );
  const isThere = {
    page: () => window.location.pathname === wanted.path && names("main h1"),
    title: () => names("main h1, main h2, main p"),
    text: () =>
      [...document.querySelectorAll("[role=status], dialog[open], main button")].some(
        (element) => element.textContent?.includes(wanted.text) && isShown(element.firstElementChild ?? element),
      ),
    pressed: () => document.querySelector("main button[aria-pressed=true]") !== null,
  }[wanted.kind];
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const look = () => {
      if (window.tappedAt !== undefined && isThere()) {
        // This frame paints it; the next one begins when that is done.
        return requestAnimationFrame(() => resolve(performance.now() - window.tappedAt));
      }
      if (performance.now() - began > GIVE_UP_MS) return reject(new Error(`${wanted.kind} was never shown`));
      return requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

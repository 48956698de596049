/** The page that was tapped for comes first. */
const SETTLED_MS = 2_000;
const KEPT = /^\/(?:_next\/static|media)\//;

let isStarted = false;

/** What this page was made of; the worker was not there when it came. */
function loadedPaths(): string[] {
  const paths = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
  return paths
    .filter(({ origin, pathname }) => origin === location.origin && KEPT.test(pathname))
    .map(({ pathname }) => pathname);
}

/** A worker that has just taken over still throws away what the one before it kept: it is told when it is done. */
function tell(urls: string[]): void {
  const worker = navigator.serviceWorker.controller;
  if (worker?.state === "activating") worker.addEventListener("statechange", () => tell(urls), { once: true });
  else worker?.postMessage({ type: "seen", urls });
}

function tellAll(): void {
  tell([location.pathname, ...loadedPaths()]);
}

/** Everything was forgotten in another tab: what this page still knows of it would come back with the next thing it keeps. */
function beginAnew({ key }: StorageEvent): void {
  if (key === null) window.location.reload();
}

function start(): void {
  isStarted = true;
  window.addEventListener("storage", beginAnew);
  navigator.serviceWorker.addEventListener("controllerchange", tellAll);
  setTimeout(() => void navigator.serviceWorker.register("/sw.js").catch(() => undefined), SETTLED_MS);
  tellAll();
}

/**
 * Has the service worker keep the page that is shown, so that it opens without a network too; starts the worker where
 * there is none. A browser that has none, or refuses it, is as it was.
 */
export function keepSeen(path: string): void {
  if (!("serviceWorker" in navigator)) return;
  if (isStarted) tell([path]);
  else start();
}

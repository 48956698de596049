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

function tell(urls: string[]): void {
  navigator.serviceWorker.controller?.postMessage({ type: "seen", urls });
}

function tellAll(): void {
  tell([location.pathname, ...loadedPaths()]);
}

function start(): void {
  isStarted = true;
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

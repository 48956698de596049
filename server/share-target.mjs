const PATH = /^\/(?:th|en)\/share(?=[?]|$)/;

/**
 * A phone's own share sheet posts photos to the page that the service worker takes them at. Without a worker they end
 * here: nothing of them is read, and the page is opened with a word about it.
 *
 * @returns {(req, res, next: () => void) => void}
 */
export function turnShareAway(req, res, next) {
  const [path] = PATH.exec(req.url) ?? [];
  if (path === undefined || req.method !== "POST") return next();
  res.writeHead(303, { location: `${path}?missed=1`, "cache-control": "no-store", connection: "close" });
  res.end();
}

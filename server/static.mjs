import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sirv from "sirv";
import { NO_PAGE_POLICY, WORKER_POLICY } from "./policy.mjs";
import { createUploadedFiles } from "./uploads.mjs";

const YEAR_SECONDS = 31_536_000;
const HOUR_SECONDS = 3_600;
// A file of ours opened as a page (an SVG, say) can do nothing.
const FILE_POLICY = `${NO_PAGE_POLICY}; style-src 'unsafe-inline'; sandbox`;

/** Customers' photos: whether they may be seen is asked each time. Captions of staff's clips: they may be said anew. */
const ASKED = /^\/media\/(?:u\/|u-[0-9a-f]{24}\.[a-z]{2}\.vtt)/;

function notFound(res) {
  res.writeHead(404, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  res.end("Not found\n");
}

function setHeaders(res, path) {
  res.setHeader("content-security-policy", FILE_POLICY);
  // sirv's table does not know it, and an iPhone opens a model only by its type.
  if (path.endsWith(".usdz")) res.setHeader("content-type", "model/vnd.usdz+zip");
}

/** Asked for anew at every start: what it says is what every page runs by. */
function setWorkerHeaders(res) {
  res.setHeader("cache-control", "no-cache");
  res.setHeader("content-security-policy", WORKER_POLICY);
}

/** Files of one folder, listed once at start; a file's `.br` and `.gz` neighbours are served in its place. */
function serveFolder(folder, options) {
  if (!existsSync(folder)) return (_req, _res, next) => next();
  return sirv(folder, { etag: true, gzip: true, brotli: true, extensions: [], setHeaders, ...options });
}

const uploadsIn = (dataDir) => createUploadedFiles({ folder: join(dataDir, "media"), policy: FILE_POLICY });

/**
 * In development Next serves all files but the uploaded ones and the worker's: a browser that still has one, from a
 * production on the same port, is given the one that ends it.
 *
 * @param {{ root: string, dataDir: string }} folders
 * @returns {(req, res, next: () => void) => void}
 */
export function createDevelopmentFiles({ root, dataDir }) {
  const worker = readFileSync(join(root, "service-worker/gone.mjs"));
  const serveUpload = uploadsIn(dataDir);
  return (req, res, next) => {
    if (req.url !== "/sw.js") return serveUpload(req, res, next);
    setWorkerHeaders(res);
    res.setHeader("content-type", "text/javascript; charset=utf-8");
    return res.end(worker);
  };
}

/**
 * Serves files without asking Next.
 *
 * @param {{ root: string, distDir: string, dataDir: string }} folders
 * @returns {(req, res, next: () => void) => void}
 */
export function createStaticFiles({ root, distDir, dataDir }) {
  const immutable = { maxAge: YEAR_SECONDS, immutable: true };
  const mounts = [
    ["/_next/static/", serveFolder(join(root, distDir, "static"), immutable)],
    ["/media/", serveFolder(join(root, "public", "media"), immutable)],
  ];
  const serveWorker = serveFolder(join(root, distDir, "worker"), { setHeaders: setWorkerHeaders });
  const others = serveFolder(join(root, "public"), { maxAge: HOUR_SECONDS });
  const serveUpload = uploadsIn(dataDir);

  const serve = (req, res, next) => {
    if (ASKED.test(req.url)) return next();
    const mount = mounts.find(([prefix]) => req.url.startsWith(prefix));
    const isRead = req.method === "GET" || req.method === "HEAD";
    if (isRead && req.url === "/sw.js") return serveWorker(req, res, () => notFound(res));
    if (mount === undefined) return isRead ? others(req, res, next) : next();
    const [prefix, serveMount] = mount;
    // The list of pictures is the build's, not a visitor's.
    if (!isRead || /\.json(?:\?|$)/.test(req.url)) return notFound(res);
    req.url = req.url.slice(prefix.length - 1);
    return serveMount(req, res, () => notFound(res));
  };
  return (req, res, next) => serveUpload(req, res, () => serve(req, res, next));
}

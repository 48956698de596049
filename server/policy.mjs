import { createHash } from "node:crypto";
import { isKnownScript } from "./inline-scripts.mjs";

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi;

/** For answers that are no pages: nothing in them may load or run anything. */
export const NO_PAGE_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** For the service worker: it asks this shop for what pages ask for, and runs nothing else. */
export const WORKER_POLICY = "default-src 'self'; frame-ancestors 'none'";

/**
 * The Content-Security-Policy of one page as it is served: its own files, and the inline scripts that Next wrote.
 *
 * @param {string} html
 * @param {{ dev?: boolean }} [options]
 */
export function pagePolicy(html, { dev = false } = {}) {
  const hashes = new Set();
  for (const [, script] of html.matchAll(INLINE_SCRIPT)) {
    if (isKnownScript(script, { dev })) {
      hashes.add(`'sha256-${createHash("sha256").update(script).digest("base64")}'`);
    }
  }
  return [
    // A 3D model carries its textures inside; the viewer reads them back as blobs of the page's own making: by fetch,
    // in Safari before 17 as images.
    "default-src 'self'",
    ["script-src 'self'", ...hashes, ...(dev ? ["'unsafe-eval'"] : [])].join(" "),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self' blob:${dev ? " ws: wss:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "report-uri /api/csp-reports",
    "report-to csp",
  ].join("; ");
}

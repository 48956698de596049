import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream";
import { readRange } from "./byte-range.mjs";

/** Files of what staff uploaded: a key that says so, then width, share card or clip. Nothing else is looked for. */
const NAME = /^\/media\/(u-[0-9a-f]{24}(?:-(?:\d{2,4}|share-\d{1,2})\.(avif|webp|jpg)|\.(mp4)))(?:\?|$)/;
const TYPES = { avif: "image/avif", webp: "image/webp", jpg: "image/jpeg", mp4: "video/mp4" };
const FOR_EVER = "public,max-age=31536000,immutable";

/**
 * Serves pictures and clips that were uploaded while the shop runs; their names never change their meaning.
 *
 * @param {{ folder: string, policy: string }} options `policy` is the one for files opened as pages.
 * @returns {(req, res, next: () => void) => void}
 */
export function createUploadedFiles({ folder, policy }) {
  return (req, res, next) => {
    const [, name, ...endings] = NAME.exec(req.url) ?? [];
    if (name === undefined || !["GET", "HEAD"].includes(req.method)) return next();
    const path = join(folder, name);
    stat(path)
      .then(({ size }) => {
        const range = readRange(req.headers.range, size);
        const headers = {
          "content-type": TYPES[endings.find((ending) => ending !== undefined)],
          "cache-control": FOR_EVER,
          "content-security-policy": policy,
          "accept-ranges": "bytes",
        };
        if (range === "none") return res.writeHead(416, { "content-range": `bytes */${size}` }).end();
        const part = range === "all" ? { start: 0, end: Math.max(0, size - 1) } : range;
        const length = { "content-length": Math.min(size, part.end - part.start + 1) };
        if (range === "all") res.writeHead(200, { ...headers, ...length });
        else res.writeHead(206, { ...headers, ...length, "content-range": `bytes ${part.start}-${part.end}/${size}` });
        if (req.method === "HEAD" || size === 0) return res.end();
        // Who goes away in the middle, as players do, leaves no open file behind.
        return pipeline(createReadStream(path, part), res, () => undefined);
      })
      .catch(() => next());
  };
}

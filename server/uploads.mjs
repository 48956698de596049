import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";

/** Files of what staff uploaded: a key that says so, then width or share card. Nothing else is looked for. */
const NAME = /^\/media\/(u-[0-9a-f]{24}-(?:\d{2,4}|share-\d{1,2})\.(avif|webp|jpg))(?:\?|$)/;
const TYPES = { avif: "image/avif", webp: "image/webp", jpg: "image/jpeg" };
const FOR_EVER = "public,max-age=31536000,immutable";

/**
 * Serves pictures that were uploaded while the shop runs; their names never change their meaning.
 *
 * @param {{ folder: string, policy: string }} options `policy` is the one for files opened as pages.
 * @returns {(req, res, next: () => void) => void}
 */
export function createUploadedFiles({ folder, policy }) {
  return (req, res, next) => {
    const [, name, ending] = NAME.exec(req.url) ?? [];
    if (name === undefined || !["GET", "HEAD"].includes(req.method)) return next();
    const path = join(folder, name);
    stat(path)
      .then(({ size }) => {
        res.writeHead(200, {
          "content-type": TYPES[ending],
          "content-length": size,
          "cache-control": FOR_EVER,
          "content-security-policy": policy,
        });
        if (req.method === "HEAD") return res.end();
        return createReadStream(path)
          .on("error", () => res.destroy())
          .pipe(res);
      })
      .catch(() => next());
  };
}

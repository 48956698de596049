import { brotliCompress, brotliCompressSync, constants, gzipSync } from "node:zlib";

const brotli = (body, quality) => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
});

/**
 * The encoding to answer with, the smallest one first.
 *
 * @param {string | undefined} accepted The request's Accept-Encoding.
 * @returns {"br" | "gzip" | "identity"}
 */
export function chooseEncoding(accepted = "") {
  const names = accepted
    .toLowerCase()
    .split(",")
    .map((entry) => entry.trim().split(/\s*;\s*q=/))
    .filter(([, weight]) => weight === undefined || Number(weight) > 0)
    .map(([name]) => name);
  if (names.includes("br")) return "br";
  return names.includes("gzip") ? "gzip" : "identity";
}

/** Compresses an answer that is sent once. */
export function compressOnce(body, encoding) {
  if (encoding === "br") return brotliCompressSync(body, brotli(body, 4));
  return encoding === "gzip" ? gzipSync(body, { level: 6 }) : body;
}

/**
 * A body that is sent many times, compressed on first demand. Brotli's best level takes 20 ms for a page, so the
 * first answer goes out with a quick one while the best is made beside.
 *
 * @param {Buffer} body
 */
export function createCompressedBody(body) {
  const encoded = { identity: body };
  const encode = {
    gzip: () => gzipSync(body, { level: 9 }),
    br: () => {
      brotliCompress(body, brotli(body, 11), (error, best) => {
        if (!error) encoded.br = best;
      });
      return brotliCompressSync(body, brotli(body, 5));
    },
  };
  return { sizeBytes: body.length, encoded: (encoding) => (encoded[encoding] ??= encode[encoding]()) };
}

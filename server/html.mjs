import { createHash } from "node:crypto";
import { bufferAnswer } from "./answer-buffer.mjs";
import { RETRY_AFTER_SECONDS } from "./away-page.mjs";
import { chooseEncoding, compressOnce, createCompressedBody } from "./compression.mjs";
import { holdScripts } from "./held-scripts.mjs";
import { createMemo } from "./memo.mjs";
import { NO_PAGE_POLICY, pagePolicy } from "./policy.mjs";

// Next says a year; a cache in front would show an old price or a revoked photo for as long.
const SHARED = "public, max-age=0, s-maxage=30, stale-while-revalidate=30";
const PRIVATE = "private, no-store";
const MEMO_MAX_BYTES = 24_000_000;
const COMPRESSED_FROM_BYTES = 1_000;
const TEXT = /^(?:text\/(?!event-stream)|application\/(?:[\w.-]+\+)?(?:json|xml)|image\/svg\+xml)/;

const header = (res, name) => String(res.getHeader(name) ?? "");
const isHtml = (res) => header(res, "content-type").startsWith("text/html");
const isText = (res) => TEXT.test(header(res, "content-type"));
const hasNoBody = (req, res) => req.method === "HEAD" || res.statusCode === 304 || res.statusCode === 204;
// Next's own ETag (off in next.config.js) is a short checksum: a crafted page could collide with another one's, and
// it takes a quarter of the time of an answer.
const digest = (body) => createHash("sha256").update(body).digest("base64url");

/** Corrects what Next says about caches; true when the answer is the same for everybody. */
function setCaching(req, res) {
  const cacheControl = header(res, "cache-control");
  const isShared = /\bs-maxage=/.test(cacheControl) && res.statusCode < 500;
  if (isShared) {
    res.setHeader("cache-control", SHARED);
    res.removeHeader("set-cookie");
  } else if (isHtml(res) || req.url.startsWith("/api/")) {
    if (cacheControl === "" || /no-store|no-cache/.test(cacheControl)) res.setHeader("cache-control", PRIVATE);
  }
  return isShared;
}

const isKnownToCaller = (req, etag) =>
  (req.headers["if-none-match"] ?? "").split(",").some((known) => known.trim() === etag);

/** A 304 carries none: browsers would put it over the one that came with the page they kept. */
function setPolicy(res, policy) {
  if (res.statusCode === 304 || res.hasHeader("content-security-policy")) return;
  res.setHeader("content-security-policy", policy);
}

/** The same text in another encoding is another representation: caches must know. */
function setVariants(res) {
  const vary = header(res, "vary");
  if (!/accept-encoding/i.test(vary)) {
    res.setHeader("vary", vary === "" ? "Accept-Encoding" : `${vary}, Accept-Encoding`);
  }
}

/**
 * Gives every page its policy and every answer its caching, and compresses text: once per body where the answer is
 * the same for everybody.
 *
 * @param {{ dev: boolean, awayPage?: (url: string) => string }} options `awayPage` stands in for a page that failed.
 * @returns {(req: import("node:http").IncomingMessage, res: import("node:http").ServerResponse) => void}
 */
export function createAnswerShaper({ dev, awayPage }) {
  const memo = createMemo({ maxBytes: MEMO_MAX_BYTES });
  // Next hands out the text of a prerendered page as it keeps it: one that was seen before needs no second digest.
  const pages = createMemo({ maxBytes: MEMO_MAX_BYTES });
  const policyOf = (res, body) => (isHtml(res) ? pagePolicy(body.toString("utf8"), { dev }) : NO_PAGE_POLICY);
  /** What is sent of what Next gave; only development runs its scripts as they come. */
  const bodyOf = (res, given) => {
    if (!isHtml(res) || dev) return typeof given === "string" ? Buffer.from(given) : given;
    return Buffer.from(holdScripts(given.toString("utf8")));
  };
  const keep = (res, body) => {
    const name = digest(body);
    return memo.get(`${header(res, "content-type")} ${name}`, () => ({
      bytes: body.length,
      // Weak: every encoding of it carries the same one.
      etag: `W/"${name}"`,
      policy: policyOf(res, body),
      compressed: createCompressedBody(body),
    }));
  };

  const keepPage = (res, text) =>
    pages.get(text, () => {
      const body = bodyOf(res, text);
      return { bytes: body.length, body, kept: keep(res, body) };
    });

  const sendUnchanged = (res) => {
    res.statusCode = 304;
    for (const name of ["content-type", "content-length", "transfer-encoding"]) res.removeHeader(name);
  };

  /** A page that could not be made is away for a moment: caches, search engines and browsers come again. */
  const replaceFailed = (req, res, given) => {
    if (dev || res.statusCode < 500 || req.url.startsWith("/api/")) return given;
    res.statusCode = 503;
    res.setHeader("retry-after", String(RETRY_AFTER_SECONDS));
    res.setHeader("cache-control", PRIVATE);
    return isHtml(res) && awayPage ? awayPage(req.url) : given;
  };

  const finish = (req, res, made) => {
    const given = replaceFailed(req, res, made);
    const isShared = setCaching(req, res);
    const page = isShared && typeof given === "string" && isHtml(res) ? keepPage(res, given) : undefined;
    const body = page?.body ?? bodyOf(res, given);
    const kept = page?.kept ?? (isShared ? keep(res, body) : undefined);
    setVariants(res);
    if (kept && res.statusCode === 200) {
      res.setHeader("etag", kept.etag);
      if (isKnownToCaller(req, kept.etag)) return sendUnchanged(res);
    }
    const encoding = body.length < COMPRESSED_FROM_BYTES ? "identity" : chooseEncoding(req.headers["accept-encoding"]);
    const sent = kept ? kept.compressed.encoded(encoding) : compressOnce(body, encoding);
    setPolicy(res, kept ? kept.policy : policyOf(res, body));
    if (encoding !== "identity") res.setHeader("content-encoding", encoding);
    res.removeHeader("transfer-encoding");
    res.setHeader("content-length", sent.length);
    return sent;
  };

  const passHead = (req, res) => {
    setCaching(req, res);
    setPolicy(res, policyOf(res, ""));
    if (isText(res) || res.statusCode === 304) setVariants(res);
    // The length of the page before compression.
    if (req.method === "HEAD" && isText(res)) res.removeHeader("content-length");
  };

  return (req, res) =>
    bufferAnswer(res, {
      wants: () => !hasNoBody(req, res) && !res.hasHeader("content-encoding") && isText(res),
      beforeHead: () => passHead(req, res),
      finish: (body) => finish(req, res, body),
    });
}

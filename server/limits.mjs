import { isReadable, withReadablePath } from "./addresses.mjs";

export const MAX_BODY_BYTES = 1_000_000;
/** Bodies that are files: the route itself says when one is too large. */
const FILE_BODIES = [
  { path: /^\/api\/studio\/media(?:\?|$)/, maxBytes: 16_000_000, ms: 180_000 },
  { path: /^\/api\/studio\/clips(?:\?|$)/, maxBytes: 61_000_000, ms: 600_000 },
  { path: /^\/api\/studio\/imports(?:\?|$)/, maxBytes: 22_000_000, ms: 180_000 },
];
const BODY_MS = 30_000;
const LINGER_MS = 1_000;

/** What a slow or greedy client may take; times in milliseconds. */
export const SERVER_OPTIONS = {
  headersTimeout: 10_000,
  // A clip of 60 MB by a slow line; for pictures see FILE_BODIES, for all other bodies BODY_MS.
  requestTimeout: 600_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16_384,
};

/** Answers a request that never reaches the application. */
export function refuse(req, res, { status, reason, title }) {
  const body = JSON.stringify({
    type: `/problems/${reason}`,
    title,
    status,
    instance: `urn:request:${res.getHeader("x-request-id")}`,
  });
  res.writeHead(status, {
    "content-type": "application/problem+json",
    "content-length": Buffer.byteLength(body),
    "cache-control": "private, no-store",
  });
  res.end(body);
  // Closing at once would reset the connection before a client that still sends has read the answer.
  if (!req.complete) setTimeout(() => req.socket.destroy(), LINGER_MS).unref();
}

const TOO_LARGE = { status: 413, reason: "body-too-large", title: "The request is too large." };
const TOO_SLOW = { status: 408, reason: "too-slow", title: "The request took too long to arrive." };
const BAD_ADDRESS = { status: 400, reason: "bad-address", title: "The address is not one of this shop." };

/** Counts bytes as they come in, for bodies that do not say their length or lie about it. */
function countBytes(req, res, maxBytes) {
  const { push } = req;
  let bytes = 0;
  req.push = (chunk, encoding) => {
    bytes += chunk?.length ?? 0;
    if (bytes <= maxBytes) return push.call(req, chunk, encoding);
    req.push = () => true;
    if (!res.headersSent) refuse(req, res, TOO_LARGE);
    return push.call(req, null);
  };
}

/** Refuses an address that is none; a page's with broken percent signs goes on, to the page that says it is not there. */
function admitAddress(req, res) {
  const isOurs = req.url.startsWith("/");
  if (isOurs && isReadable(req.url)) return true;
  if (isOurs && !req.url.startsWith("/api/")) {
    req.url = withReadablePath(req.url);
    return true;
  }
  refuse(req, res, BAD_ADDRESS);
  return false;
}

/**
 * Refuses addresses of another form than ours and bodies that are too large.
 *
 * @returns {boolean} Whether the request may go on.
 */
export function admit(req, res, { maxBodyBytes, bodyMs } = limitsOf(req)) {
  if (!admitAddress(req, res)) return false;
  if (Number(req.headers["content-length"] ?? 0) > maxBodyBytes) {
    refuse(req, res, TOO_LARGE);
    return false;
  }
  if (req.headers["transfer-encoding"] !== undefined) countBytes(req, res, maxBodyBytes);
  if (hasBody(req)) limitTime(req, res, bodyMs);
  return true;
}

function limitsOf({ url }) {
  const file = FILE_BODIES.find(({ path }) => path.test(url));
  if (file) return { maxBodyBytes: file.maxBytes, bodyMs: file.ms };
  return { maxBodyBytes: MAX_BODY_BYTES, bodyMs: BODY_MS };
}

const hasBody = ({ headers }) =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

function limitTime(req, res, bodyMs) {
  const timer = setTimeout(() => {
    if (!req.complete && !res.headersSent) refuse(req, res, TOO_SLOW);
  }, bodyMs);
  for (const event of ["end", "close"]) req.once(event, () => clearTimeout(timer));
}

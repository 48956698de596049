import { randomUUID } from "node:crypto";
import { isIP } from "node:net";

// Between Next's own parts; from outside they are an attempt (CVE-2025-29927 skipped the proxy with one).
const INTERNAL = /^(?:x-middleware-|x-nextjs-|x-now-route-matches$|x-matched-path$|next-resume$|x-next-resume-)/;
const FORWARDED = ["forwarded", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto", "x-real-ip"];
const REQUEST_ID = /^[\w.-]{8,64}$/;

const withoutMapping = (address) => address.replace(/^::ffff:(?=\d+\.)/, "");

/**
 * The address of the one who asks: the entry that the outermost proxy of ours wrote. Entries further left come from
 * the caller and may be invented.
 *
 * @param {string | undefined} forwardedFor
 * @param {string} socketAddress
 * @param {number} trustedProxies How many proxies in front of us are ours.
 */
export function callerAddress(forwardedFor, socketAddress, trustedProxies) {
  const socket = withoutMapping(socketAddress);
  if (trustedProxies === 0) return socket;
  const chain = [...(forwardedFor ?? "").split(",").map((entry) => withoutMapping(entry.trim())), socket].filter(
    Boolean,
  );
  const caller = chain[Math.max(0, chain.length - 1 - trustedProxies)];
  return isIP(caller) ? caller : socket;
}

/**
 * Whom limits count: a caller chooses the last half of an IPv6 address as it likes, so only its network counts.
 *
 * @param {string} address A valid IPv4 or IPv6 address.
 */
export function callerNetwork(address) {
  if (isIP(address) !== 6) return address;
  const [head, tail] = address.split("%")[0].split("::");
  const start = head.split(":").filter(Boolean);
  const end = (tail ?? "").split(":").filter(Boolean);
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => "0");
  const groups = [...start, ...zeros, ...end].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}

/**
 * Takes away what a caller may not say about itself and says it in its place.
 *
 * @param {import("node:http").IncomingMessage} req
 * @param {{ trustedProxies: number, dev: boolean }} settings
 * @returns {string} The id of this request.
 */
export function setCaller(req, { trustedProxies, dev }) {
  const { headers } = req;
  const address = callerAddress(headers["x-forwarded-for"], req.socket.remoteAddress ?? "", trustedProxies);
  const given = trustedProxies > 0 ? headers["x-request-id"] : undefined;
  const id = typeof given === "string" && REQUEST_ID.test(given) ? given : randomUUID();
  // The development server's own client uses some of them.
  if (!dev) for (const name of Object.keys(headers)) if (INTERNAL.test(name)) delete headers[name];
  for (const name of FORWARDED) delete headers[name];
  headers["x-forwarded-for"] = address;
  headers["x-client-ip"] = callerNetwork(address);
  headers["x-request-id"] = id;
  return id;
}

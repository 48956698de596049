import { createHmac, timingSafeEqual } from "node:crypto";

const sign = (kind: string, id: string, secret: string): string =>
  createHmac("sha256", secret).update(`${kind}:${id}`).digest("base64url");

/**
 * The key of a link: an id and 256 bits that only we can make.
 *
 * @param kind What the id is of: the key of an order never opens anything else.
 */
export const signId = (kind: string, id: string, secret: string): string => `${id}.${sign(kind, id, secret)}`;

/** The id that a key opens, or null for one that we did not sign for this kind. */
export function readSignedId(kind: string, token: string, secret: string): string | null {
  const [id = "", signature = ""] = token.split(".");
  const given = Buffer.from(signature);
  const right = Buffer.from(sign(kind, id, secret));
  return given.length === right.length && timingSafeEqual(given, right) ? id : null;
}

import { randomBytes, randomInt } from "node:crypto";

/**
 * A new row id: UUID version 7, so that rows of one table sort by the time they were made.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9562#section-5.7
 */
export function newId(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x70;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Signs of a short id: nothing that looks like another. */
export const SHORT_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

/** A short public id for addresses that people share: ten signs without look-alikes, about 49 bits. */
export function newShortId(): string {
  return Array.from({ length: 10 }, () => SHORT_ALPHABET.charAt(randomInt(SHORT_ALPHABET.length))).join("");
}

/** A secret for a cookie or a link: 256 random bits, base64url. */
export const newToken = (): string => randomBytes(32).toString("base64url");

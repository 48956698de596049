import { createHash } from "node:crypto";
import { SHORT_ALPHABET } from "@/lib/core/ids";

const hashOf = (name: string): Buffer => createHash("sha256").update(`chob demo ${name}`).digest();

/**
 * The id of a demo row: the same in every copy of the shop, so that a link or a test may name it.
 *
 * @param name Kind and name, e.g. `media st-khao-mug-1`.
 * @see https://www.rfc-editor.org/rfc/rfc9562#section-5.8
 */
export function demoId(name: string): string {
  const bytes = hashOf(name);
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x80;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

/** The short id of a demo post. */
export const demoShortId = (name: string): string =>
  [...hashOf(name).subarray(0, 10)].map((byte) => SHORT_ALPHABET.charAt(byte % SHORT_ALPHABET.length)).join("");

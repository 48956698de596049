import { createHash } from "node:crypto";

const LONGEST = 80;
const LONGEST_CODE = 30;

const shortHash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 8);

/** Small Latin letters, digits and hyphens of a text; empty where it has none. */
const latinKey = (text: string, max: number): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f'’]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, max)
    .replaceAll(/^-+|-+$/g, "");

/** The key of a text that keeps at least half of its letters; empty for others. */
function tellingKey(text: string, max: number): string {
  const key = latinKey(text, max);
  const letters = [...text.slice(0, max).matchAll(/[\p{L}\p{N}]/gu)].length;
  return key.replaceAll("-", "").length * 2 >= letters ? key : "";
}

/**
 * A text as the readable key of a product's address. What loses most of its letters on the way, a Thai one for example,
 * gets a key that is made of it: the same text has the same key in every file.
 */
export const handleOf = (text: string): string => tellingKey(text, LONGEST) || `p-${shortHash(text)}`;

/** The key of an option or of one of its values, for a label in any language. */
export const codeOf = (label: string): string => tellingKey(label, LONGEST_CODE) || `v-${shortHash(label)}`;

import { randomInt } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

export function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
}

/** An id in Stripe's form; the default length is the one that most of its objects have. */
export function newId(prefix: string, length = 24): string {
  return `${prefix}_${randomText(length)}`;
}

import { timingSafeEqual } from "node:crypto";

/** Compares two codes in a time that says nothing about them. */
export const isSameCode = (given: string, right: string): boolean => {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
};

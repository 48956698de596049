import type { RefObject } from "react";
import { type Attempt, attemptFor } from "@/components/checkout/attempt-key";

export type Press = Attempt;

/** The Idempotency-Key of a press: the same for the same press again after a lost answer, a new one for another wish. */
export function keyOf(press: RefObject<Press | null>, input: unknown): string {
  press.current = attemptFor(press.current, JSON.stringify(input));
  return press.current.key;
}

import type { Money } from "@/lib/core/money";

/** Whether something that was stored is an amount. */
export const isMoney = (value: unknown): value is Money =>
  typeof value === "object" &&
  value !== null &&
  "amount" in value &&
  Number.isSafeInteger(value.amount) &&
  "currency" in value &&
  typeof value.currency === "string" &&
  /^[A-Z]{3}$/.test(value.currency);

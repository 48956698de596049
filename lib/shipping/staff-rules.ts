import type { FieldError } from "@/lib/core/errors";
import { HOME_CURRENCY } from "@/lib/core/money";
import type { RateInput } from "./staff-contract";

/** What is wrong with a rate beyond its single fields. */
export function faultsOfRate({ minDays, maxDays, prices }: RateInput): FieldError[] {
  const currencies = prices.map(({ currency }) => currency);
  const isTwice = new Set(currencies).size < currencies.length;
  return [
    ...(maxDays < minDays ? [{ pointer: "#/maxDays", key: "daysOrder" }] : []),
    ...(isTwice || !currencies.includes(HOME_CURRENCY) ? [{ pointer: "#/prices", key: "homePrice" }] : []),
  ];
}

import { record, text, unsettable, type Parsed } from "./params";

const line = unsettable(text());
const ADDRESS_SHAPE = { city: line, country: line, line1: line, line2: line, postal_code: line, state: line };

/** Where somebody lives, as every object of Stripe has it. */
export const address = record(ADDRESS_SHAPE);

type Whole = Record<keyof typeof ADDRESS_SHAPE, string | null>;

/** An address with all its members, as the API gives it. */
export function wholeAddress(given: Parsed<typeof ADDRESS_SHAPE>): Whole {
  return {
    city: given.city ?? null,
    country: given.country ?? null,
    line1: given.line1 ?? null,
    line2: given.line2 ?? null,
    postal_code: given.postal_code ?? null,
    state: given.state ?? null,
  };
}

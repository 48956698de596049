import { type Currency, HOME_CURRENCY, moneyDecimal, readAmount } from "@/lib/core/money";
import type { ProblemError } from "@/lib/http/api-client";
import type { RateInput } from "@/lib/shipping/staff-client";

type Price = RateInput["prices"][number];
/** Which of the two amounts of a currency is none. */
export type PriceFault = "amount" | "freeFromAmount";
type Read = { prices: Price[] } | { faults: { name: string; fault: PriceFault }[] };

/** Sentences by the name of their field. */
export type Faults = Partial<Record<string, string>>;

/** What the fields of a form hold, by name. */
export function textsIn(form: HTMLFormElement): (name: string) => string {
  const data = new FormData(form);
  return (name) => {
    const value = data.get(name);
    return typeof value === "string" ? value : "";
  };
}

/** What a refusal says of each field: `#/prices/0/amount` is about the first currency that was sent. */
export const faultsOf = (refusal: ProblemError, { prices }: RateInput): Faults =>
  Object.fromEntries(
    (refusal.problem.errors ?? []).map(({ pointer, detail }) => {
      const [name = "", index, part = "amount"] = pointer.replace("#/", "").split("/");
      const currency = prices[Number(index)]?.currency ?? HOME_CURRENCY;
      return [name === "prices" ? `${part}-${currency}` : name, detail];
    }),
  );

/** An amount as it stands in its field; empty for none. */
export const writePrice = (amount: number | null | undefined, currency: Currency): string =>
  amount === null || amount === undefined ? "" : moneyDecimal({ amount, currency }).replace(/\.0+$/, "");

/**
 * The prices that a form holds. Only the home currency must have one; those of currencies that are not shown stay.
 *
 * @param text What stands in a field.
 * @param kept Prices that the rate has so far.
 */
export function readPrices(
  currencies: readonly Currency[],
  text: (name: string) => string,
  kept: readonly Price[],
): Read {
  const faults: { name: string; fault: PriceFault }[] = [];
  const prices = currencies.flatMap((currency): Price[] => {
    const [amountText, freeText] = [text(`amount-${currency}`).trim(), text(`freeFromAmount-${currency}`).trim()];
    if (amountText === "" && freeText === "" && currency !== HOME_CURRENCY) return [];
    const amount = readAmount(amountText, currency);
    const freeFromAmount = freeText === "" ? null : readAmount(freeText, currency);
    if (amount === null) faults.push({ name: `amount-${currency}`, fault: "amount" });
    if (freeText !== "" && freeFromAmount === null) {
      faults.push({ name: `freeFromAmount-${currency}`, fault: "freeFromAmount" });
    }
    return amount === null ? [] : [{ currency, amount, freeFromAmount }];
  });
  if (faults.length > 0) return { faults };
  return { prices: [...prices, ...kept.filter(({ currency }) => !currencies.includes(currency))] };
}

/** Currencies this shop can count in. The first is the home currency, in which public pages show prices. */
export const CURRENCIES = ["THB", "USD", "EUR", "JPY", "SGD", "KWD"] as const;
/** ISO 4217 code of a currency that this shop can count in. */
export type Currency = (typeof CURRENCIES)[number];

/** What public pages show and carts are counted in. */
export const HOME_CURRENCY: Currency = "THB";

/**
 * Decimals of each minor unit as the payment provider counts them: written out, because `Intl` follows the
 * language data of the machine and disagrees with the provider for some currencies.
 *
 * @see https://docs.stripe.com/currencies#special-cases
 */
const DECIMALS: Record<Currency, 0 | 2 | 3> = { THB: 2, USD: 2, EUR: 2, JPY: 0, SGD: 2, KWD: 3 };

/** How many minor units make one unit of a currency: 100 satang a baht, 1 for the yen. */
export const minorUnits = (currency: Currency): number => 10 ** DECIMALS[currency];

/** How many decimals amounts of a currency have: 2 for baht, 0 for the yen. */
export const decimalsOf = (currency: Currency): number => DECIMALS[currency];

/** Smallest amount the payment provider takes, in minor units. */
const MINIMUM_CHARGE: Record<Currency, number> = { THB: 1000, USD: 50, EUR: 50, JPY: 50, SGD: 50, KWD: 200 };

/** Largest amount the payment provider takes: eight digits in every currency of ours. */
const MAXIMUM_CHARGE = 99_999_999;

/** An integer amount in the minor unit of its currency: 1999 USD is $19.99, 1999 JPY is ¥1,999. */
export type Money = { amount: number; currency: Currency };

/**
 * Adds amounts of one currency.
 *
 * @param currency Currency of the sum, also when there is nothing to add.
 * @param amounts Integer amounts in minor units.
 * @throws RangeError when the sum leaves the safe integers: such a sum is a bug, not an order.
 */
export function sumMoney(currency: Currency, amounts: readonly number[]): Money {
  const amount = amounts.reduce((sum, next) => sum + next, 0);
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Amounts must add up to a safe integer, got ${amount}.`);
  return { amount, currency };
}

/**
 * The tax that is already inside a price, rounded half up to the minor unit.
 *
 * @param gross Amount with tax, minor units, not negative.
 * @param rateBasisPoints Tax rate in hundredths of a percent: 700 is 7 %.
 */
export function includedTax(gross: number, rateBasisPoints: number): number {
  return Math.round((gross * rateBasisPoints) / (10_000 + rateBasisPoints));
}

/** The smallest charge that the payment provider takes, in minor units. */
export const minimumCharge = (currency: Currency): number => MINIMUM_CHARGE[currency];

/**
 * Whether the payment provider takes a charge of this size at all.
 *
 * @param money The whole charge, minor units.
 */
export function chargeSize({ amount, currency }: Money): "ok" | "too-small" | "too-large" {
  if (amount < MINIMUM_CHARGE[currency]) return "too-small";
  return amount > MAXIMUM_CHARGE ? "too-large" : "ok";
}

/**
 * Writes an amount for machines: a point, all decimals of the currency, no sign (`590.00`, `1999` yen).
 *
 * @param money Integer amount in minor units.
 */
export function moneyDecimal({ amount, currency }: Money): string {
  return (amount / 10 ** DECIMALS[currency]).toFixed(DECIMALS[currency]);
}

/**
 * Writes money for people. Whole amounts drop their zeros (฿590), others keep all decimals (฿590.50).
 *
 * @param money Integer amount in minor units.
 * @param locale BCP 47 tag, e.g. `th-TH`.
 * @returns Text such as `฿590` or `$19.99`.
 */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  const decimals = DECIMALS[currency];
  const fractionDigits = amount % 10 ** decimals === 0 ? 0 : decimals;
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  }).format(amount / 10 ** decimals);
}

const THAI_ZERO = "๐".charCodeAt(0);
const DIGIT_GROUPS = /,(?=\d{3}(?:\D|$))/g;

/**
 * Reads an amount as a person types it: `1,250.50`, `๕๙๐`, `฿99`.
 *
 * @param text What was typed.
 * @param currency Decides how many decimals there may be.
 * @returns Integer minor units; null for anything that is no amount.
 */
export function readAmount(text: string, currency: Currency): number | null {
  const plain = text
    .replaceAll(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - THAI_ZERO))
    .replaceAll(/^[\s฿$€¥]+|[\s฿$€¥]+$/g, "")
    .replaceAll(DIGIT_GROUPS, "");
  const [, whole = "", fraction = ""] = /^(\d{1,9})(?:\.(\d*))?$/.exec(plain) ?? [];
  const decimals = DECIMALS[currency];
  if (whole === "" || fraction.length > decimals) return null;
  return Number(whole + fraction.padEnd(decimals, "0"));
}

import { invalidRequest } from "./refusal";

const ZERO_DECIMAL = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "));
const THREE_DECIMAL = new Set("bhd jod kwd omr tnd".split(" "));

/** Smallest charge in minor units; https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
const MINIMUM: Readonly<Record<string, number>> = {
  aed: 200,
  czk: 1500,
  dkk: 250,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  mxn: 1000,
  myr: 200,
  nok: 300,
  pln: 200,
  ron: 200,
  sek: 300,
  thb: 1000,
};
const USUAL_MINIMUM = 50;

export function decimalsOf(currency: string): number {
  if (ZERO_DECIMAL.has(currency)) return 0;
  return THREE_DECIMAL.has(currency) ? 3 : 2;
}

export function formatAmount(amount: number, currency: string, locale: string): string {
  const decimals = decimalsOf(currency);
  // Intl gives ISK and UGX no decimals, Stripe gives them two: say it explicitly.
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return format.format(amount / 10 ** decimals);
}

/** Refuses what Stripe would refuse to charge: below the minimum, or thousandths that cannot be settled. */
export function assertChargeable(amount: number, currency: string, param: string): void {
  const minimum = MINIMUM[currency] ?? USUAL_MINIMUM;
  if (amount < minimum) {
    throw invalidRequest(`Amount must be at least ${formatAmount(minimum, currency, "en")}.`, {
      code: "amount_too_small",
      param,
    });
  }
  if (amount > 999_999_999_999) {
    throw invalidRequest("Amount must be no more than 12 digits.", { code: "amount_too_large", param });
  }
  if (THREE_DECIMAL.has(currency) && amount % 10 !== 0) {
    throw invalidRequest(`Amounts in ${currency} must be divisible by 10.`, {
      code: "parameter_invalid_integer",
      param,
    });
  }
}

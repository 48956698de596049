import { invalidRequest } from "../wire/refusal";

type Offer = {
  currency: string;
  isManual: boolean;
  isSaved: boolean;
  allowed?: string[] | undefined;
  excluded?: string[] | undefined;
};

/** What a Thai account with cards and PromptPay can offer for a payment: lists only filter, they never add. */
export function eligibleTypes({ currency, isManual, isSaved, allowed, excluded = [] }: Offer): string[] {
  const hasPromptPay = currency === "thb" && !isManual && !isSaved;
  const types = ["card", ...(hasPromptPay ? ["promptpay"] : [])]
    .filter((type) => allowed?.includes(type) ?? true)
    .filter((type) => !excluded.includes(type));
  if (types.length > 0) return types;
  throw invalidRequest("No valid payment method types for this Payment Intent.", {
    param: allowed ? "allowed_payment_method_types" : "excluded_payment_method_types",
  });
}

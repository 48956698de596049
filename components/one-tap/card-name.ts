const BRANDS: Readonly<Record<string, string>> = {
  amex: "Amex",
  diners: "Diners Club",
  discover: "Discover",
  jcb: "JCB",
  mastercard: "Mastercard",
  unionpay: "UnionPay",
  visa: "Visa",
};

/** A card as its owner knows it, e.g. `Visa ··42`: the network and the last two digits. */
export const cardName = ({ brand, last4 }: { brand: string; last4: string }): string =>
  `${BRANDS[brand] ?? brand} ··${last4.slice(-2)}`;

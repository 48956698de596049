import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import { formatMoney, type Money } from "@/lib/core/money";
import type { OrderView } from "@/lib/orders/contract";

/** The lines and sums of an order as pairs for a mail; `named` says how a line is called. */
export function orderRows(
  order: OrderView,
  locale: Locale,
  named: (line: OrderView["lines"][number]) => string,
): [string, string][] {
  const texts = messagesOf(locale).mail;
  const money = (amount: Money) => formatMoney(amount, LANGUAGE_TAGS[locale]);
  return [
    ...order.lines.map((line): [string, string] => [
      `${String(line.quantity)} × ${named(line)}`,
      money(line.lineTotal),
    ]),
    [order.shippingTitle, money(order.shipping)],
    [texts.total, money(order.total)],
    ...(order.taxIncluded.amount > 0 ? [[texts.taxIncluded, money(order.taxIncluded)] as [string, string]] : []),
  ];
}

/** A line as people call it: what it is and what was chosen. */
export const titleOf = ({ title, choice }: OrderView["lines"][number]): string =>
  [title, choice].filter(Boolean).join(" · ");

/** Whom and where a parcel goes to, on one line. */
export function placeOf({ address, contact }: OrderView): string {
  const { line1, line2, subdistrict, district, province, postalCode, country } = address;
  const place = [line1, line2, subdistrict, district, province, postalCode, country];
  return `${contact.name}, ${place.filter(Boolean).join(" ")}`;
}

import { formatDay } from "@/lib/core/dates";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import { formatMoney, type Money } from "@/lib/core/money";
import type { OrderView } from "@/lib/orders/contract";
import { mailPage } from "./html";
import type { Mail } from "./mailer";

/**
 * The receipt of an order, in the language in which it was placed.
 *
 * @param order The order in its own language.
 * @param orderUrl Signed link to its page.
 */
export function orderConfirmation(order: OrderView, orderUrl: string): Mail {
  const { locale } = order;
  const texts = messagesOf(locale).mail;
  const money = (amount: Money) => formatMoney(amount, LANGUAGE_TAGS[locale]);
  const title = fill(texts.confirmationTitle, { number: order.number });
  const greeting = fill(texts.greeting, { name: order.contact.name });
  const rows: [string, string][] = [
    ...order.lines.map(({ title: name, choice, quantity, lineTotal }): [string, string] => [
      `${String(quantity)} × ${[name, choice].filter(Boolean).join(" · ")}`,
      money(lineTotal),
    ]),
    [order.shippingTitle, money(order.shipping)],
    [texts.total, money(order.total)],
    ...(order.taxIncluded.amount > 0 ? [[texts.taxIncluded, money(order.taxIncluded)] as [string, string]] : []),
  ];
  const { address } = order;
  const place = [address.line1, address.line2, address.subdistrict, address.district, address.province];
  const body = [
    fill(texts.delivery, {
      from: formatDay(order.deliverFrom, locale),
      until: formatDay(order.deliverUntil, locale),
    }),
    `${order.contact.name}, ${[...place, address.postalCode, address.country].filter(Boolean).join(" ")}`,
    texts.keepLink,
  ];
  const link = { url: orderUrl, label: texts.openOrder };
  const table = rows.map(([left, right]) => `${left}: ${right}`).join("\n");
  return {
    id: `order-${order.id}`,
    to: order.contact.email,
    subject: title,
    text: [title, greeting, table, ...body, `${link.label}: ${link.url}`].join("\n\n"),
    html: mailPage({ lang: locale, title, greeting, rows, body, link }),
  };
}

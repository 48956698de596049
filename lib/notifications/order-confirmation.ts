import { formatDay } from "@/lib/core/dates";
import { fill } from "@/lib/core/fill";
import { messagesOf } from "@/lib/core/messages";
import type { OrderView } from "@/lib/orders/contract";
import type { Shop } from "@/lib/settings/contract";
import { mailPage } from "./html";
import type { Mail } from "./mailer";
import { orderRows, placeOf, titleOf } from "./order-rows";

/**
 * The receipt of an order, in the language in which it was placed.
 *
 * @param order The order in its own language.
 * @param sent Signed link to its page, and the shop it was bought at.
 */
export function orderConfirmation(order: OrderView, { orderUrl, shop }: { orderUrl: string; shop: Shop }): Mail {
  const { locale } = order;
  const texts = messagesOf(locale).mail;
  const title = fill(texts.confirmationTitle, { number: order.number });
  const greeting = fill(texts.greeting, { name: order.contact.name });
  const rows = orderRows(order, locale, titleOf);
  const body = [
    fill(texts.delivery, {
      from: formatDay(order.deliverFrom, locale),
      until: formatDay(order.deliverUntil, locale),
    }),
    placeOf(order),
    texts.keepLink,
  ];
  const link = { url: orderUrl, label: texts.openOrder };
  const table = rows.map(([left, right]) => `${left}: ${right}`).join("\n");
  return {
    id: `order-${order.id}`,
    to: order.contact.email,
    subject: title,
    text: [title, greeting, table, ...body, `${link.label}: ${link.url}`].join("\n\n"),
    html: mailPage({ look: shop.look, lang: locale, title, greeting, rows, body, link }),
  };
}

import { formatDay } from "@/lib/core/dates";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import { formatMoney } from "@/lib/core/money";
import type { OrderView } from "@/lib/orders/contract";
import type { Shop } from "@/lib/settings/contract";
import { mailPage } from "./html";
import type { Mail } from "./mailer";
import { orderRows, placeOf, titleOf } from "./order-rows";

/**
 * Tells the brand of a new order: what to pack, where it goes, and what to do.
 *
 * @param order The order in the brand's language.
 * @param locale The brand's language, also for amounts and days.
 * @param sent Who packs, and the shop whose order it is.
 */
export function newOrderMail(order: OrderView, locale: Locale, { to, shop }: { to: string; shop: Shop }): Mail {
  const texts = messagesOf(locale).mail;
  const { id, number, contact } = order;
  const title = fill(texts.newOrderTitle, { number, amount: formatMoney(order.total, LANGUAGE_TAGS[locale]) });
  const greeting = texts.newOrderPaid;
  const rows = orderRows(order, locale, (line) => `${titleOf(line)} (${line.sku})`);
  const body = [
    fill(texts.newOrderPack, {
      from: formatDay(order.deliverFrom, locale),
      until: formatDay(order.deliverUntil, locale),
    }),
    placeOf(order),
    fill(texts.newOrderContact, { phone: contact.phone, email: contact.email }),
  ];
  const link = { url: `mailto:${contact.email}`, label: texts.writeToBuyer };
  const table = rows.map(([left, right]) => `${left}: ${right}`).join("\n");
  return {
    id: `new-order-${id}`,
    to,
    subject: title,
    text: [title, greeting, table, ...body].join("\n\n"),
    html: mailPage({ look: shop.look, lang: locale, title, greeting, rows, body, link }),
  };
}

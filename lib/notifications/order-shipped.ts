import { formatDay } from "@/lib/core/dates";
import { fill } from "@/lib/core/fill";
import { messagesOf } from "@/lib/core/messages";
import type { OrderView } from "@/lib/orders/contract";
import type { Shop } from "@/lib/settings/contract";
import { mailPage } from "./html";
import type { Mail } from "./mailer";
import { placeOf, titleOf } from "./order-rows";

type Shipped = {
  /** The message's own id: a corrected number is a mail of its own. */
  id: string;
  /** Signed link to the order's page. */
  orderUrl: string;
  /** Whether an earlier mail told another number. */
  isCorrected: boolean;
  shop: Shop;
};

/** Tells a buyer that the parcel is on its way, with whom, and where to follow it; in the order's language. */
export function orderShippedMail(order: OrderView, { id, orderUrl, isCorrected, shop }: Shipped): Mail {
  const { locale, carrier, trackingNumber, trackingUrl, contact } = order;
  const texts = messagesOf(locale).mail;
  const title = fill(isCorrected ? texts.parcelCorrectedTitle : texts.shippedTitle, { number: order.number });
  const greeting = fill(texts.greeting, { name: contact.name });
  const rows: [string, string][] = [
    ...order.lines.map((line): [string, string] => [titleOf(line), `× ${String(line.quantity)}`]),
    ...(carrier === null ? [] : [[texts.carrier, carrier] as [string, string]]),
    ...(trackingNumber === null || trackingNumber === ""
      ? []
      : [[texts.trackingNumber, trackingNumber] as [string, string]]),
  ];
  const body = [
    fill(texts.delivery, {
      from: formatDay(order.deliverFrom, locale),
      until: formatDay(order.deliverUntil, locale),
    }),
    placeOf(order),
    fill(texts.questions, { email: shop.email }),
  ];
  const toOrder = { url: orderUrl, label: texts.openOrder };
  const links = trackingUrl === null ? [toOrder] : [{ url: trackingUrl, label: texts.followParcel }, toOrder];
  const [link = toOrder, also] = links;
  const table = rows.map(([left, right]) => `${left}: ${right}`).join("\n");
  return {
    id: `shipped-${id}`,
    to: contact.email,
    subject: title,
    text: [title, greeting, table, ...body, ...links.map(({ url, label }) => `${label}: ${url}`)].join("\n\n"),
    html: mailPage({ look: shop.look, lang: locale, title, greeting, rows, body, link, ...(also && { also }) }),
  };
}

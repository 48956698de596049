import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import { formatMoney, type Money } from "@/lib/core/money";
import type { Shop } from "@/lib/settings/contract";
import { letter } from "./letter";
import type { Mail } from "./mailer";

type Changed = {
  shop: Shop;
  /** The message's ref: what makes it once. */
  ref: string;
  number: string;
  locale: Locale;
  to: { name: string; email: string };
  /** What goes back; zero for an order whose money went back before. */
  money: Money;
  orderUrl: string;
};

/** Tells a buyer that their order does not come, and that what they paid goes back. */
export function orderCancelledMail({ shop, ref, number, locale, to, money, orderUrl }: Changed): Mail {
  const texts = messagesOf(locale).mail;
  const amount = formatMoney(money, LANGUAGE_TAGS[locale]);
  return letter({
    ...{ id: `cancelled-${ref}`, locale, to, shop },
    title: fill(texts.cancelledTitle, { number }),
    body: [texts.cancelledBody, ...(money.amount > 0 ? [fill(texts.cancelledMoney, { amount })] : [])],
    link: { url: orderUrl, label: texts.openOrder },
  });
}

/**
 * Tells a buyer that their order does not come although nothing was charged yet.
 *
 * @param isLost Whether their bank did not let us charge the card; otherwise the shop cancelled the order.
 */
export function orderReleasedMail(
  { shop, ref, number, locale, to, orderUrl }: Omit<Changed, "money">,
  isLost: boolean,
): Mail {
  const texts = messagesOf(locale).mail;
  return letter({
    ...{ id: `released-${ref}`, locale, to, shop },
    title: fill(texts.releasedTitle, { number }),
    body: [isLost ? texts.lostBody : texts.cancelledBody, texts.notCharged],
    link: { url: orderUrl, label: texts.openOrder },
  });
}

/** Tells a buyer that some or all of their money has gone back. */
export function orderRefundedMail({ shop, ref, number, locale, to, money, orderUrl }: Changed): Mail {
  const texts = messagesOf(locale).mail;
  const amount = formatMoney(money, LANGUAGE_TAGS[locale]);
  return letter({
    ...{ id: `refunded-${ref}`, locale, to, shop },
    title: fill(texts.refundedTitle, { amount, number }),
    body: [fill(texts.refundedBody, { amount, number })],
    link: { url: orderUrl, label: texts.openOrder },
  });
}

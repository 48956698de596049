import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import { formatMoney, type Money } from "@/lib/core/money";
import type { Shop } from "@/lib/settings/contract";
import { letter } from "./letter";
import type { Mail } from "./mailer";

type Pending = { shop: Shop; refundId: string; locale: Locale; to: { name: string; email: string }; money: Money } & {
  /** Signed link to the order; null for a payment that became none. */
  orderUrl: string | null;
  shopUrl: string;
};

/** Tells a buyer that Stripe will ask for a bank account before the money can go back. */
export function refundPendingMail({ refundId, money, orderUrl, shopUrl, ...rest }: Pending): Mail {
  const texts = messagesOf(rest.locale).mail;
  const amount = formatMoney(money, LANGUAGE_TAGS[rest.locale]);
  return letter({
    ...rest,
    id: `refund-pending-${refundId}`,
    title: texts.pendingTitle,
    body: [fill(texts.pendingBody, { amount })],
    link: orderUrl === null ? { url: shopUrl, label: texts.openShop } : { url: orderUrl, label: texts.openOrder },
  });
}

import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import { formatMoney, type Money } from "@/lib/core/money";
import type { Shop } from "@/lib/settings/contract";
import { letter } from "./letter";
import type { Mail } from "./mailer";

type GoingBack = {
  shop: Shop;
  checkoutId: string;
  locale: Locale;
  to: { name: string; email: string };
  money: Money;
  shopUrl: string;
};

/**
 * Tells a buyer that all of a payment goes back.
 *
 * @param why It came after the last piece was sold (`late`), or it was not the one that was asked for (`odd`).
 */
export function paymentGoesBackMail(why: "late" | "odd", { checkoutId, money, shopUrl, ...rest }: GoingBack): Mail {
  const texts = messagesOf(rest.locale).mail;
  const [title, body] = why === "late" ? [texts.lateTitle, texts.lateBody] : [texts.returnedTitle, texts.returnedBody];
  return letter({
    ...rest,
    id: `${why === "late" ? "late-payment" : "payment-returned"}-${checkoutId}`,
    title,
    body: [fill(body, { amount: formatMoney(money, LANGUAGE_TAGS[rest.locale]) })],
    link: { url: shopUrl, label: texts.openShop },
  });
}

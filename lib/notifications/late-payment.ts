import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import { formatMoney, type Money } from "@/lib/core/money";
import { mailPage } from "./html";
import type { Mail } from "./mailer";

type LatePayment = { checkoutId: string; locale: Locale; name: string; email: string; total: Money; shopUrl: string };

/** Tells a buyer whose payment came after the last piece was sold that all of it goes back. */
export function latePaymentMail({ checkoutId, locale, name, email, total, shopUrl }: LatePayment): Mail {
  const texts = messagesOf(locale).mail;
  const amount = formatMoney(total, LANGUAGE_TAGS[locale]);
  const greeting = fill(texts.greeting, { name });
  const body = [fill(texts.lateBody, { amount })];
  const link = { url: shopUrl, label: texts.openShop };
  return {
    id: `late-payment-${checkoutId}`,
    to: email,
    subject: texts.lateTitle,
    text: [texts.lateTitle, greeting, ...body, `${link.label}: ${link.url}`].join("\n\n"),
    html: mailPage({ lang: locale, title: texts.lateTitle, greeting, rows: [], body, link }),
  };
}

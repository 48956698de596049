import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import type { Shop } from "@/lib/settings/contract";
import { mailPage } from "./html";
import type { Mail } from "./mailer";

type Letter = {
  shop: Shop;
  id: string;
  locale: Locale;
  to: { name: string; email: string };
  title: string;
  body: string[];
  link: { url: string; label: string };
};

/** A mail of a few sentences to a buyer: a greeting, what happened, where to ask, one link. */
export function letter({ shop, id, locale, to, title, body, link }: Letter): Mail {
  const texts = messagesOf(locale).mail;
  const greeting = fill(texts.greeting, { name: to.name });
  const paragraphs = [...body, fill(texts.questions, { email: shop.email })];
  return {
    id,
    to: to.email,
    subject: title,
    text: [title, greeting, ...paragraphs, `${link.label}: ${link.url}`].join("\n\n"),
    html: mailPage({ look: shop.look, lang: locale, title, greeting, rows: [], body: paragraphs, link }),
  };
}

import { BRAND } from "@/lib/core/brand";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import { mailPage } from "./html";
import type { Mail } from "./mailer";

type Letter = {
  id: string;
  locale: Locale;
  to: { name: string; email: string };
  title: string;
  body: string[];
  link: { url: string; label: string };
};

/** A mail of a few sentences to a buyer: a greeting, what happened, where to ask, one link. */
export function letter({ id, locale, to, title, body, link }: Letter): Mail {
  const texts = messagesOf(locale).mail;
  const greeting = fill(texts.greeting, { name: to.name });
  const paragraphs = [...body, fill(texts.questions, { email: BRAND.email })];
  return {
    id,
    to: to.email,
    subject: title,
    text: [title, greeting, ...paragraphs, `${link.label}: ${link.url}`].join("\n\n"),
    html: mailPage({ lang: locale, title, greeting, rows: [], body: paragraphs, link }),
  };
}

import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import type { Shop } from "@/lib/settings/contract";
import { mailPage } from "./html";
import type { Mail } from "./mailer";

type Invited = { shop: Shop; id: string; name: string; email: string; locale: Locale };

/** Tells somebody that they are of the shop's staff now, and where to sign in. */
export function invitationMail({ shop, id, name, email, locale }: Invited, url: string): Mail {
  const { mail: texts, studio } = messagesOf(locale);
  const title = fill(texts.invitedTitle, { shop: shop.name[locale] });
  const greeting = fill(texts.greeting, { name });
  const body = [fill(texts.invitedBody, { email })];
  return {
    id: `invitation-${id}`,
    to: email,
    subject: title,
    text: [title, greeting, ...body, `${studio.signIn.title}: ${url}`].join("\n\n"),
    html: mailPage({
      look: shop.look,
      lang: locale,
      title,
      greeting,
      rows: [],
      body,
      link: { url, label: studio.signIn.title },
    }),
  };
}

import type { MailedCode } from "@/lib/accounts";
import { fill } from "@/lib/core/fill";
import { messagesOf } from "@/lib/core/messages";
import type { Shop } from "@/lib/settings/contract";
import { mailPage } from "./html";
import type { Mail } from "./mailer";

/**
 * A code of six digits for its owner alone. Nothing in it can be pressed: whoever did not ask has nothing to do.
 *
 * @param codeId Makes the Message-ID.
 */
export function emailCodeMail(codeId: string, { email, purpose, locale, code }: MailedCode, { look }: Shop): Mail {
  const texts = messagesOf(locale).mail;
  const title = fill(texts.codeTitle, { code });
  const greetings = {
    ...{ find_orders: texts.codeToFind, find_photos: texts.codeToFindPhotos },
    ...{ confirm_purchase: texts.codeToBuy, sign_in: texts.codeToSignIn },
  };
  const greeting = greetings[purpose];
  const body = [texts.codeEnds, texts.codeNotYou];
  return {
    id: `code-${codeId}`,
    to: email,
    subject: title,
    text: [title, greeting, `${texts.code}: ${code}`, ...body].join("\n\n"),
    html: mailPage({ look, lang: locale, title, greeting, rows: [[texts.code, code]], body, link: null }),
  };
}

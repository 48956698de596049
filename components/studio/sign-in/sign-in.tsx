"use client";

import { MailedCode } from "@/components/ui/mailed-code";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { askToSignIn, confirmSignIn } from "@/lib/staff/client";

type SignInProps = { locale: Locale; texts: Texts<"studio">["signIn"] };

/** Lets somebody of the shop in by a mailed code. */
export function SignIn({ locale, texts }: SignInProps) {
  // A whole new page: nothing of the stranger's stays in memory.
  const enter = (code: string) => confirmSignIn(code).then(() => location.assign(routes.studio(locale)));
  return <MailedCode onAsk={askToSignIn} onCode={enter} texts={{ ...texts, show: texts.enter }} />;
}

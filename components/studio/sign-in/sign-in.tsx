"use client";

import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from "react";
import { useTry } from "@/components/studio/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { askToSignIn, confirmSignIn } from "@/lib/staff/client";

type SignInProps = { locale: Locale; texts: Texts<"studio">["signIn"] };

/** Two steps on one page: an address, and the code that was mailed to it. */
export function SignIn({ locale, texts }: SignInProps) {
  const [email, setEmail] = useState<string | null>(null);
  const { isBusy, error, run, forget } = useTry(texts.offline);
  if (email === null) {
    const send = (form: FormData) => {
      const typed = textOf(form, "email");
      run(() => askToSignIn(typed).then(() => setEmail(typed)));
    };
    return (
      <Step key="email" intro={texts.intro} button={texts.send} isBusy={isBusy} onSubmit={send}>
        <TextField
          label={texts.email}
          error={error}
          name="email"
          type="email"
          autoComplete="email"
          required
          maxLength={254}
        />
      </Step>
    );
  }
  // A whole new page: nothing of the stranger's stays in memory.
  const enter = (form: FormData) =>
    run(() => confirmSignIn(textOf(form, "code")).then(() => location.assign(routes.studio(locale))));
  return (
    <>
      <Step key="code" isNext intro={fill(texts.sent, { email })} button={texts.enter} isBusy={isBusy} onSubmit={enter}>
        <TextField
          label={texts.code}
          error={error}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          maxLength={12}
        />
      </Step>
      <button
        type="button"
        onClick={() => {
          forget();
          setEmail(null);
        }}
        className="mt-2 min-h-11 pressable self-start underline underline-offset-4"
      >
        {texts.another}
      </button>
    </>
  );
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

type StepProps = {
  isNext?: boolean;
  intro: string;
  button: string;
  isBusy: boolean;
  onSubmit: (form: FormData) => void;
  children: ReactNode;
};

function Step({ isNext = false, intro, button, isBusy, onSubmit, children }: StepProps) {
  const form = useRef<HTMLFormElement>(null);
  // Whoever comes to a next step goes on typing; the first one takes no focus from a reader of the page.
  useEffect(() => {
    if (isNext) form.current?.querySelector("input")?.focus();
  }, [isNext]);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  };
  return (
    <form ref={form} onSubmit={submit} className="mt-4 space-y-4">
      <p role="status">{intro}</p>
      {children}
      <button type="submit" disabled={isBusy} className={`${BUTTON.primary} w-full`}>
        {button}
      </button>
    </form>
  );
}

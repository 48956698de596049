import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from "react";
import { fill } from "@/lib/core/fill";
import { BUTTON } from "./button";
import { TextField } from "./field";
import { useTry } from "./use-try";

type MailedCodeProps = {
  /** Has a code mailed to an address. */
  onAsk: (email: string) => Promise<void>;
  onCode: (code: string, form: FormData) => Promise<void>;
  texts: {
    intro: string;
    email: string;
    send: string;
    /** With `{email}`. */
    sent: string;
    code: string;
    show: string;
    another: string;
    offline: string;
  };
  /** What else is asked beside the code. */
  children?: ReactNode;
};

/** Two steps in one place: an address, then the code that was mailed to it. */
export function MailedCode({ onAsk, onCode, texts, children }: MailedCodeProps) {
  const [email, setEmail] = useState<string | null>(null);
  const { isBusy, error, run, forget } = useTry(texts.offline);
  if (email === null) {
    return (
      <Step
        key="email"
        intro={texts.intro}
        button={texts.send}
        isBusy={isBusy}
        onSubmit={(form) => {
          const typed = textOf(form, "email");
          run(() => onAsk(typed).then(() => setEmail(typed)));
        }}
      >
        <TextField
          label={texts.email}
          error={error}
          name="email"
          type="email"
          autoComplete="email"
          enterKeyHint="send"
          required
          maxLength={254}
        />
      </Step>
    );
  }
  return (
    <>
      <Step
        key="code"
        isNext
        intro={fill(texts.sent, { email })}
        button={texts.show}
        isBusy={isBusy}
        onSubmit={(form) => run(() => onCode(textOf(form, "code"), form))}
      >
        <TextField
          label={texts.code}
          error={error}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          enterKeyHint="go"
          required
          maxLength={12}
        />
        {children}
      </Step>
      <button
        type="button"
        onClick={() => {
          forget();
          setEmail(null);
        }}
        className="mt-2 min-h-11 pressable underline underline-offset-4"
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

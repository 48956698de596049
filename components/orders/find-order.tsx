"use client";

import { useState } from "react";
import { BUTTON } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { confirmOrders, findOrders } from "@/lib/customers/client";
import { ProblemError } from "@/lib/http/api-client";
import { OrderRow } from "./order-row";

type FindOrderProps = { locale: Locale; texts: Texts<"findOrder"> };
type Found = Awaited<ReturnType<typeof confirmOrders>>["orders"];

/** Three steps on one page: an address, the code that was mailed to it, the orders. */
export function FindOrder({ locale, texts }: FindOrderProps) {
  const [email, setEmail] = useState<string | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const { isBusy, error, run, forget } = useTry(texts.offline);

  if (found) return <FoundOrders orders={found} locale={locale} texts={texts} />;
  if (email === null) {
    return (
      <Step
        intro={texts.intro}
        button={texts.send}
        isBusy={isBusy}
        onSubmit={(form) => {
          const typed = textOf(form, "email");
          run(() => findOrders(typed).then(() => setEmail(typed)));
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
        intro={fill(texts.sent, { email })}
        button={texts.show}
        isBusy={isBusy}
        onSubmit={(form) => {
          const isToRemember = form.get("remember") !== null;
          run(() => confirmOrders(textOf(form, "code"), isToRemember).then(({ orders }) => setFound(orders)));
        }}
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
        <label className="flex min-h-11 pressable items-start gap-3 py-2">
          <input type="checkbox" name="remember" className="mt-1 size-5 shrink-0 accent-clay" />
          <span>
            {texts.remember}
            <span className="block text-sm text-muted">{texts.rememberDetail}</span>
          </span>
        </label>
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

/** One request at a time; what went wrong in the words of the shop, or that nothing reached it. */
function useTry(offline: string) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const run = (work: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    work()
      .catch((refusal: unknown) => setError(wordsOf(refusal, offline)))
      .finally(() => setBusy(false));
  };
  return { isBusy, error, run, forget: () => setError(undefined) };
}

function wordsOf(refusal: unknown, offline: string): string {
  if (!(refusal instanceof ProblemError)) return offline;
  return refusal.problem.errors?.[0]?.detail ?? refusal.message;
}

type StepProps = {
  intro: string;
  button: string;
  isBusy: boolean;
  onSubmit: (form: FormData) => void;
  children: React.ReactNode;
};

function Step({ intro, button, isBusy, onSubmit, children }: StepProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(new FormData(event.currentTarget));
      }}
      className="mt-4 space-y-4"
    >
      <p role="status">{intro}</p>
      {children}
      <button type="submit" disabled={isBusy} className={`${BUTTON.primary} w-full`}>
        {button}
      </button>
    </form>
  );
}

function FoundOrders({ orders, locale, texts }: { orders: Found; locale: Locale; texts: Texts<"findOrder"> }) {
  return (
    <section aria-labelledby="found-orders" className="mt-4">
      <h2 id="found-orders" role="status" className="text-lg">
        {orders.length === 0 ? texts.none : texts.found}
      </h2>
      <ul className="mt-2 divide-y divide-line">
        {orders.map((order) => (
          <li key={order.token}>
            <OrderRow order={order} locale={locale} />
          </li>
        ))}
      </ul>
    </section>
  );
}

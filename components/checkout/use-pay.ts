"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { cartQuery } from "@/lib/cart/client";
import { useLater } from "@/components/ui/use-later";
import { type CheckoutSource, type Quote, QUOTES } from "@/lib/checkout/client";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { ProblemError } from "@/lib/http/api-client";
import type { Attempt } from "./attempt-key";
import { type Draft, readDraft } from "./draft";
import type { FormErrors } from "./form-errors";
import { payWayOf } from "./pay-ways";
import type { FieldSentences } from "./field-sentences";
import { readRemember } from "./remember-state";

type Press = typeof import("./press");

const NO_ERRORS: FormErrors = {};
const loadPress = () => import("./press");

/** Why paying did not start, where to go when pressing again is not the answer, and what makes it pass by itself. */
export type Failure = { text: string; next: "bag" | "shop" | null; until?: "mended" | "quoted" };

type PayOptions = {
  source: CheckoutSource | undefined;
  quote: Quote | undefined;
  /** The total is on its way: nothing is paid before it is on the screen. */
  isWaiting: boolean;
  locale: Locale;
  fields: FieldSentences;
  texts: Pick<Texts<"checkout">, "offline" | "fieldsWrong" | "noDelivery" | "failed">;
};

/**
 * Pressing pay: once, however often it is pressed, and gone to the payment page by `location.assign`.
 *
 * @returns `submit` for the form; `errors` stand beside their fields, `failure` beside the button.
 */
export function usePay({ source, quote, isWaiting, locale, fields, texts }: PayOptions) {
  const client = useQueryClient();
  const isUnderWay = useRef(false);
  const unanswered = useRef<Attempt | null>(null);
  const [isPaying, setPaying] = useState(false);
  const [errors, setErrors] = useState<FormErrors>(NO_ERRORS);
  const [failure, setFailure] = useState<Failure | null>(null);

  const release = () => {
    isUnderWay.current = false;
    setPaying(false);
  };
  useRefreshOnReturn(release);
  useLater(loadPress, false);

  const showErrors = (press: Press, form: HTMLFormElement, wrong: FormErrors) => {
    setErrors(wrong);
    setFailure({ text: fill(texts.fieldsWrong, { count: Object.keys(wrong).length }), next: null, until: "mended" });
    press.focusFirstError(form, wrong);
  };

  const refuse = (press: Press, form: HTMLFormElement, refusal: unknown) => {
    release();
    if (!(refusal instanceof ProblemError)) {
      setFailure({ text: texts.offline, next: null });
      return;
    }
    unanswered.current = null;
    const { problem } = refusal;
    const wrong = press.errorsOfProblem(problem.errors);
    if (Object.keys(wrong).length > 0) showErrors(press, form, wrong);
    else setFailure({ text: refusal.message, next: nextAfter(problem.type, source) });
    void client.invalidateQueries(QUOTES);
    void client.invalidateQueries(cartQuery);
  };

  const pay = (press: Press, form: HTMLFormElement) => {
    const missing = press.errorsOfForm(form, fields);
    if (!isWaiting && quote?.rates.length === 0) missing.country ??= texts.noDelivery;
    if (Object.keys(missing).length > 0) {
      release();
      showErrors(press, form, missing);
      return;
    }
    if (isWaiting || !source || !quote?.shippingRateId) {
      release();
      if (!isWaiting) setFailure({ text: texts.failed, next: null, until: "quoted" });
      return;
    }
    setPaying(true);
    setErrors(NO_ERRORS);
    setFailure(null);
    const input = inputOf(readDraft(), { source, quote, shippingRateId: quote.shippingRateId, locale });
    const attempt = press.attemptFor(unanswered.current, JSON.stringify(input));
    unanswered.current = attempt;
    press.startCheckout(input, attempt.key).then(
      // The button stays as it is: the page is being left.
      ({ url }) => window.location.assign(url),
      (refusal: unknown) => refuse(press, form, refusal),
    );
  };

  const submit = (form: HTMLFormElement) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    loadPress().then(
      (press) => pay(press, form),
      () => {
        release();
        setFailure({ text: texts.offline, next: null });
      },
    );
  };

  const forgive = (name: keyof Draft) => setErrors((before) => ({ ...before, [name]: undefined }));
  const isOver = {
    mended: Object.values(errors).every((error) => error === undefined),
    quoted: quote !== undefined,
    never: false,
  }[failure?.until ?? "never"];
  return { isPaying, errors, failure: isOver ? null : failure, submit, forgive };
}

function nextAfter(type: string, source: CheckoutSource | undefined): Failure["next"] {
  if (type === "/problems/already-paid") return "shop";
  return type === "/problems/out-of-stock" && source?.kind === "bag" ? "bag" : null;
}

type Chosen = { source: CheckoutSource; quote: Quote; shippingRateId: string; locale: Locale };

function inputOf(draft: Draft, { source, quote, shippingRateId, locale }: Chosen) {
  const { email, phone, name, country, line1, line2, district, province, postalCode } = draft;
  const subdistrict = country === "TH" ? draft.subdistrict : "";
  return {
    source,
    contact: { email, phone, name },
    address: { country, line1, line2, subdistrict, district, province, postalCode },
    shippingRateId,
    locale,
    pay: payWayOf(draft),
    remember: readRemember(),
    expectedTotal: quote.total.amount,
  };
}

/** Coming back from the payment page, browsers may show this page exactly as it was left: in the middle of paying. */
function useRefreshOnReturn(release: () => void) {
  const client = useQueryClient();
  const latest = useRef(release);
  useEffect(() => {
    latest.current = release;
  });
  useEffect(() => {
    const refresh = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      latest.current();
      void client.invalidateQueries(QUOTES);
      void client.invalidateQueries(cartQuery);
    };
    window.addEventListener("pageshow", refresh);
    return () => window.removeEventListener("pageshow", refresh);
  }, [client]);
}

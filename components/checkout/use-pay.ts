"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { cartQuery } from "@/lib/cart/client";
import { type CheckoutSource, type Quote, QUOTES, startCheckout } from "@/lib/checkout/client";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { ProblemError } from "@/lib/http/api-client";
import { type Attempt, attemptFor } from "./attempt-key";
import { type Draft, readDraft } from "./draft";
import { errorsOfForm, errorsOfProblem, focusFirstError, type FormErrors, NO_ERRORS } from "./form-errors";

/** Why paying did not start: the sentence, and the problem's reason where the server gave one. */
export type Failure = { reason: string; text: string };

/** The failure that is nothing but fields: it ends with the last of them. */
const MARKED = "marked-fields";

type PayOptions = {
  source: CheckoutSource | undefined;
  quote: Quote | undefined;
  locale: Locale;
  fields: Texts<"fields">;
  texts: Pick<Texts<"checkout">, "offline" | "fieldsWrong">;
};

/**
 * Pressing pay: once, however often it is pressed, and gone to the payment page by `location.assign`.
 *
 * @returns `submit` for the form; `errors` stand beside their fields, `failure` beside the button.
 */
export function usePay({ source, quote, locale, fields, texts }: PayOptions) {
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

  const showErrors = (form: HTMLFormElement, wrong: FormErrors) => {
    setErrors(wrong);
    setFailure({ reason: MARKED, text: fill(texts.fieldsWrong, { count: Object.keys(wrong).length }) });
    focusFirstError(form, wrong);
  };

  const refuse = (form: HTMLFormElement, refusal: unknown) => {
    release();
    if (!(refusal instanceof ProblemError)) {
      setFailure({ reason: "offline", text: texts.offline });
      return;
    }
    unanswered.current = null;
    const { problem } = refusal;
    const wrong = errorsOfProblem(problem.errors);
    if (Object.keys(wrong).length > 0) showErrors(form, wrong);
    else setFailure({ reason: problem.type.replace("/problems/", ""), text: refusal.message });
    void client.invalidateQueries(QUOTES);
    void client.invalidateQueries(cartQuery);
  };

  const submit = (form: HTMLFormElement) => {
    if (isUnderWay.current || !source || !quote?.shippingRateId) return;
    const missing = errorsOfForm(form, fields);
    if (Object.keys(missing).length > 0) {
      showErrors(form, missing);
      return;
    }
    isUnderWay.current = true;
    setPaying(true);
    setErrors(NO_ERRORS);
    setFailure(null);
    const input = inputOf(readDraft(), { source, quote, shippingRateId: quote.shippingRateId, locale });
    const attempt = attemptFor(unanswered.current, JSON.stringify(input));
    unanswered.current = attempt;
    startCheckout(input, attempt.key).then(
      // The button stays as it is: the page is being left.
      ({ url }) => window.location.assign(url),
      (refusal: unknown) => refuse(form, refusal),
    );
  };

  const forgive = (name: keyof Draft) => setErrors(({ [name]: _, ...others }) => others);
  const isMended = failure?.reason === MARKED && Object.keys(errors).length === 0;
  return { isPaying, errors, failure: isMended ? null : failure, submit, forgive };
}

type Chosen = { source: CheckoutSource; quote: Quote; shippingRateId: string; locale: Locale };

function inputOf(draft: Draft, { source, quote, shippingRateId, locale }: Chosen) {
  const { email, phone, name, rateId: _, ...address } = draft;
  return {
    source,
    contact: { email, phone, name },
    address: { ...address, subdistrict: address.country === "TH" ? address.subdistrict : "" },
    shippingRateId,
    locale,
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

"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Suspense, useLayoutEffect, useRef, useState } from "react";
import { EmptyBag } from "@/components/cart/empty-bag";
import { BUTTON } from "@/components/ui/button";
import { quoteQuery } from "@/lib/checkout/client";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { AddressFields } from "./address-fields";
import { ContactFields } from "./contact-fields";
import type { FieldSentences } from "./field-sentences";
import { controlsOf } from "./controls";
import { DeliveryChoice } from "./delivery-choice";
import { isDraftField, readDraft, updateDraft, useDraft } from "./draft";
import { PayChoice } from "./pay-choice";
import { payWayOf } from "./pay-ways";
import { PayBar } from "./pay-bar";
import { RememberChoice } from "./remember-choice";
import { SourceReader, type Visit } from "./source-reader";
import { Summary } from "./summary";
import { usePay } from "./use-pay";
import { useWaiting } from "./use-waiting";

type CheckoutProps = {
  locale: Locale;
  texts: { checkout: Texts<"checkout">; fields: FieldSentences; waiting: Texts<"waiting"> };
};

/** The whole checkout on one page: who, where to, which delivery, what it costs, and on to the payment page. */
export function Checkout({ locale, texts: { checkout: texts, fields, waiting: waitingTexts } }: CheckoutProps) {
  const form = useRef<HTMLFormElement>(null);
  const [visit, setVisit] = useState<Visit | null>(null);
  const draft = useDraft();
  const waiting = useWaiting();
  const quoting = useQuote(visit, locale);
  const { data: quote, isPlaceholderData: isStale } = quoting;
  const isWaiting = isStale || (!quote && !quoting.isError);
  const paying = usePay({ source: visit?.source, quote, isWaiting, locale, fields, texts });
  const { isPaying, errors, failure, submit, forgive } = paying;
  useTypedBefore(form);
  const fieldsProps = { draft, errors, onMend: forgive, locale, texts };
  const isEmpty = quote?.lines.length === 0;
  return (
    <>
      <Suspense fallback={null}>
        <SourceReader onVisit={setVisit} />
      </Suspense>
      {isEmpty && (
        <>
          {waiting.line({ locale, texts: waitingTexts })}
          <EmptyBag locale={locale} texts={texts} />
        </>
      )}
      <form
        ref={form}
        noValidate
        hidden={isEmpty}
        onSubmit={(event) => {
          event.preventDefault();
          submit(event.currentTarget);
        }}
        className="lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-14"
      >
        <div className="space-y-8 pb-8">
          <ContactFields {...fieldsProps} />
          <AddressFields {...fieldsProps} />
          <DeliveryChoice
            {...{ quote, chosenId: draft.rateId, error: errors.rateId, onMend: forgive, locale, texts }}
          />
          <PayChoice draft={draft} texts={texts} />
          <RememberChoice draft={draft} texts={texts} />
        </div>
        {/* On phones its two parts are rows of the form, so that the button can stick to the screen all the way. */}
        <div className="contents lg:sticky lg:top-8 lg:block lg:self-start">
          <div className="pb-5 lg:pb-0">
            {quoting.isError && !quote ? (
              <QuoteError onRetry={() => void quoting.refetch()} texts={texts} />
            ) : (
              <Summary quote={quote} source={visit?.source} isStale={isStale} locale={locale} texts={texts} />
            )}
          </div>
          {!isEmpty && (
            <PayBar
              // A new node: on wide screens the summary above it grows, and this must not be seen to jump.
              key={stageOf(quote !== undefined, waiting.isKnown)}
              quote={quote}
              payWay={payWayOf(draft)}
              isPaying={isPaying}
              isWaiting={isWaiting}
              failure={failure}
              isCancelled={visit?.isCancelled === true}
              locale={locale}
              texts={texts}
            >
              {waiting.line({ locale, texts: waitingTexts, className: "mb-3" })}
            </PayBar>
          )}
        </div>
      </form>
    </>
  );
}

/** Whether everything is known that the bar shows. */
const stageOf = (isQuoted: boolean, isKnown: boolean) => (isQuoted && isKnown ? "ready" : "waiting");

/** What the chosen things cost; the figures of the choice before stay until the new ones are here. */
function useQuote(visit: Visit | null, locale: Locale) {
  const { country, postalCode, rateId } = useDraft();
  const source = visit?.source ?? { kind: "bag" as const };
  return useQuery({
    ...quoteQuery({ source, country, postalCode, rateId, locale }),
    enabled: visit !== null,
    placeholderData: keepPreviousData,
  });
}

/** Takes over what was typed into the page, or put there by the browser, before our script was there. */
function useTypedBefore(form: { current: HTMLFormElement | null }) {
  useLayoutEffect(() => {
    if (!form.current) return;
    const typed = controlsOf(form.current).filter(
      (control) => isDraftField(control.name) && control.name !== "country" && isSaid(control),
    );
    const draft = readDraft();
    const changed = typed.filter(({ name, value }) => isDraftField(name) && draft[name] !== value);
    if (changed.length > 0) updateDraft(Object.fromEntries(changed.map(({ name, value }) => [name, value])));
  }, [form]);
}

/** Whether somebody wrote or chose this: of radio buttons one is chosen from the beginning. */
function isSaid(control: HTMLInputElement | HTMLSelectElement): boolean {
  if (control.type !== "radio" || control instanceof HTMLSelectElement) return control.value !== "";
  return control.checked && !control.defaultChecked;
}

function QuoteError({ onRetry, texts }: { onRetry: () => void; texts: Texts<"checkout"> }) {
  return (
    <div role="alert">
      <p>{texts.failed}</p>
      <button type="button" onClick={onRetry} className={`${BUTTON.secondary} mt-3`}>
        {texts.retry}
      </button>
    </div>
  );
}

import { Amount } from "@/components/ui/amount";
import { FieldError } from "@/components/ui/field";
import type { Quote } from "@/lib/checkout/client";
import { formatDays } from "@/lib/core/dates";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { CHOICE_CARD } from "./choice-card";
import { updateDraft } from "./draft";
import type { DraftFieldsProps } from "./draft-fields";

type DeliveryChoiceProps = {
  quote: Quote | undefined;
  /** What was chosen on this device, also while its price is on the way. */
  chosenId: string;
  error: string | undefined;
  onMend: DraftFieldsProps["onMend"];
  locale: Locale;
  texts: Texts<"checkout">;
};

/** The ways to send the parcel, with the days it should arrive and what each costs. */
export function DeliveryChoice({ quote, chosenId, error, onMend, locale, texts }: DeliveryChoiceProps) {
  const rates = quote?.rates ?? [];
  const checkedId = rates.some(({ id }) => id === chosenId) ? chosenId : quote?.shippingRateId;
  return (
    <fieldset aria-describedby={error === undefined ? undefined : "delivery-error"}>
      <legend className="text-lg leading-(--leading-heading) font-semibold">{texts.delivery}</legend>
      <div className="mt-3 space-y-2">
        {!quote && <DeliverySkeleton />}
        {quote && rates.length === 0 && <p>{texts.noDelivery}</p>}
        {rates.map(({ id, title, price, deliverFrom, deliverUntil }) => (
          <label key={id} className={CHOICE_CARD.choice}>
            <input
              type="radio"
              name="rateId"
              value={id}
              checked={id === checkedId}
              onChange={() => {
                updateDraft({ rateId: id });
                onMend("rateId");
              }}
              className="size-5 shrink-0 accent-clay"
            />
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{title}</span>
              <span className="block text-sm text-muted">
                {fill(texts.arrives, { dates: formatDays(deliverFrom, deliverUntil, locale) })}
              </span>
            </span>
            {price.amount === 0 ? <span>{texts.free}</span> : <Amount money={price} locale={locale} />}
          </label>
        ))}
      </div>
      {error !== undefined && <FieldError id="delivery-error" error={error} />}
    </fieldset>
  );
}

function DeliverySkeleton() {
  return (
    <>
      <div aria-hidden="true" className={CHOICE_CARD.skeleton} />
      <div aria-hidden="true" className={CHOICE_CARD.skeleton} />
    </>
  );
}

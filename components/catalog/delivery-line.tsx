import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { TruckIcon } from "@/components/ui/later-icons";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { formatMoney } from "@/lib/core/money";
import { shippingRatesQuery } from "@/lib/shipping/client";
import type { ShippingRate } from "@/lib/shipping/contract";
import { useProvince } from "./province";
import { useProductParts } from "./use-product-parts";

const HOME_COUNTRY = "TH";

/** When it would arrive and what sending costs, for the chosen province or the whole country, and the way back. */
export function DeliveryLine({ locale, texts }: { locale: Locale; texts: Texts<"product"> }) {
  const province = useProvince();
  const { data: rates, isError } = useQuery(shippingRatesQuery(HOME_COUNTRY, locale, province?.postalCode));
  const [isChoosing, setChoosing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const parts = useProductParts(isChoosing);
  const [rate] = rates ?? [];
  const close = () => {
    setChoosing(false);
    opener.current?.focus();
  };
  return (
    <div className="flex gap-2.5 text-sm text-muted">
      <TruckIcon width={20} height={20} className="mt-0.5 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="min-h-6 text-ink" aria-live="polite">
          {rate && deliveryWords(rate, locale, texts)}
          {(isError || rates?.length === 0) && texts.deliveryLater}
        </p>
        <button
          ref={opener}
          type="button"
          aria-expanded={isChoosing}
          onClick={() => setChoosing(!isChoosing)}
          className="relative pressable underline underline-offset-4 after:absolute after:-inset-x-2 after:-inset-y-2.5"
        >
          {province ? fill(texts.toProvince, { province: province.name[locale] }) : texts.chooseProvince}
        </button>
        {isChoosing && parts && <parts.ProvincePicker onDone={close} locale={locale} />}
        <p>{texts.returns}</p>
      </div>
    </div>
  );
}

function deliveryWords(rate: ShippingRate, locale: Locale, texts: Texts<"product">): string {
  const tag = LANGUAGE_TAGS[locale];
  // Days come without a time: read and written in UTC they stay the same day everywhere.
  const days = new Intl.DateTimeFormat(tag, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
  const dates = days.formatRange(new Date(rate.deliverFrom), new Date(rate.deliverUntil));
  const text = rate.price.amount === 0 ? texts.freeDelivery : texts.delivery;
  return fill(text, { dates, price: formatMoney(rate.price, tag) });
}

import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { AlertIcon, CheckIcon, TruckIcon } from "@/components/ui/icons";
import type { ProductView, Variant } from "@/lib/catalog/contract";
import { BRAND } from "@/lib/core/brand";
import { formatDays } from "@/lib/core/dates";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { formatMoney } from "@/lib/core/money";
import type { StockByVariant } from "@/lib/inventory/contract";
import { shippingRatesQuery } from "@/lib/shipping/client";
import type { ShippingRate } from "@/lib/shipping/contract";
import { alternatives, choiceWords, isSoldOut } from "./choice";

const FEW = 5;
const HOME_COUNTRY = "TH";

type StockLineProps = {
  product: ProductView;
  variant: Variant;
  stock: StockByVariant | undefined;
  isUnknown: boolean;
  onPick: (variantId: string) => void;
  texts: Texts<"product">;
};

/** What is left of the shown variant; where nothing is, the variants that can still be had. */
export function StockLine({ product, variant, stock, isUnknown, onPick, texts }: StockLineProps) {
  const line = useRef<HTMLParagraphElement>(null);
  const isGone = isSoldOut(stock, variant.id);
  const others = isGone ? alternatives(product, stock, variant) : [];
  return (
    <div className="text-sm">
      <p
        ref={line}
        role="status"
        tabIndex={-1}
        className={`flex min-h-6 items-center gap-1.5 ${isGone ? "text-danger" : "text-celadon"}`}
      >
        {isGone ? (
          <>
            <AlertIcon width={18} height={18} />
            {others.length > 0 ? texts.soldOutChoice : texts.allSoldOut}
          </>
        ) : (
          <StockWords left={stock?.[variant.id]?.left} isUnknown={isUnknown} texts={texts} />
        )}
      </p>
      {others.length > 0 && (
        <ul className="mt-1 flex flex-wrap gap-2">
          {others.map((other) => (
            <li key={other.id}>
              <button
                type="button"
                onClick={() => {
                  onPick(other.id);
                  // The buttons go away with what was gone.
                  line.current?.focus({ preventScroll: true });
                }}
                className="min-h-11 pressable rounded-full border border-line px-4"
              >
                {choiceWords(product, other)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type StockWordsProps = Pick<StockLineProps, "isUnknown" | "texts"> & { left: number | undefined };

function StockWords({ left, isUnknown, texts }: StockWordsProps) {
  if (left === undefined) return isUnknown && <span className="text-muted">{texts.stockUnknown}</span>;
  return (
    <>
      <CheckIcon width={18} height={18} />
      {left <= FEW ? fill(texts.left, { count: left }) : texts.inStock}
    </>
  );
}

/** When it would arrive and what sending costs, for the home country, and the way back. */
export function DeliveryLine({ locale, texts }: { locale: Locale; texts: Texts<"product"> }) {
  const { data: rates, isError } = useQuery(shippingRatesQuery(HOME_COUNTRY, locale));
  const [rate] = rates ?? [];
  return (
    <div className="flex gap-2.5 text-sm text-muted">
      <TruckIcon width={20} height={20} className="mt-0.5 shrink-0" />
      <div>
        <p className="min-h-6 text-ink">
          {rate && deliveryWords(rate, locale, texts)}
          {(isError || rates?.length === 0) && texts.deliveryLater}
        </p>
        <p>{fill(texts.returns, { days: BRAND.returnDays })}</p>
      </div>
    </div>
  );
}

function deliveryWords(rate: ShippingRate, locale: Locale, texts: Texts<"product">): string {
  const dates = formatDays(rate.deliverFrom, rate.deliverUntil, locale);
  const text = rate.price.amount === 0 ? texts.freeDelivery : texts.delivery;
  return fill(text, { dates, price: formatMoney(rate.price, LANGUAGE_TAGS[locale]) });
}

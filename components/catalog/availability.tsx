import { useQuery } from "@tanstack/react-query";
import { AlertIcon, CheckIcon, TruckIcon } from "@/components/ui/icons";
import type { ProductChoice, Variant } from "@/lib/catalog/contract";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { formatMoney } from "@/lib/core/money";
import type { StockByVariant } from "@/lib/inventory/contract";
import { shippingRatesQuery } from "@/lib/shipping/client";
import type { ShippingRate } from "@/lib/shipping/contract";
import { isAllGone } from "./choice";
import { useProductParts } from "./use-product-parts";

const FEW = 5;
const HOME_COUNTRY = "TH";

type StockLineProps = {
  product: ProductChoice;
  variant: Variant;
  stock: StockByVariant | undefined;
  isUnknown: boolean;
  onPick: (variantId: string) => void;
  texts: Texts<"product">;
};

/** What is left of the shown variant; where nothing is, the variants that can still be had. */
export function StockLine({ product, variant, stock, isUnknown, onPick, texts }: StockLineProps) {
  const own = stock?.[variant.id];
  const parts = useProductParts(own?.availability === "out_of_stock");
  if (!own) return <p className="min-h-6 text-sm text-muted">{isUnknown ? texts.stockUnknown : ""}</p>;
  if (own.availability === "in_stock") {
    return (
      <p className="flex min-h-6 items-center gap-1.5 text-sm text-celadon">
        <CheckIcon width={18} height={18} />
        {own.left <= FEW ? fill(texts.left, { count: own.left }) : texts.inStock}
      </p>
    );
  }
  return (
    <div className="text-sm">
      <p className="flex min-h-6 items-center gap-1.5 text-danger">
        <AlertIcon width={18} height={18} />
        {isAllGone(product, stock) ? texts.allSoldOut : texts.soldOutChoice}
      </p>
      {parts && <parts.Alternatives product={product} variant={variant} stock={stock} onPick={onPick} />}
    </div>
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
        <p>{texts.returns}</p>
      </div>
    </div>
  );
}

function deliveryWords(rate: ShippingRate, locale: Locale, texts: Texts<"product">): string {
  const tag = LANGUAGE_TAGS[locale];
  // Days come without a time: read and written in UTC they stay the same day everywhere.
  const days = new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", timeZone: "UTC" });
  const dates = days.formatRange(new Date(rate.deliverFrom), new Date(rate.deliverUntil));
  const text = rate.price.amount === 0 ? texts.freeDelivery : texts.delivery;
  return fill(text, { dates, price: formatMoney(rate.price, tag) });
}

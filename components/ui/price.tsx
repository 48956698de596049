import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { formatMoney, type Money } from "@/lib/core/money";

type PriceProps = {
  price: Money;
  compareAtPrice?: Money | null;
  /** The lowest of several prices. */
  isFrom?: boolean;
  locale: Locale;
  texts: Texts<"price">;
};

/** What it costs, and what it cost before where that was more. */
export function Price({ price, compareAtPrice, isFrom = false, locale, texts }: PriceProps) {
  const tag = LANGUAGE_TAGS[locale];
  // Browsers and the server may write an amount with different spaces: no reason to draw the page anew.
  return (
    <span className="price">
      {isFrom && <span className="font-normal text-muted">{texts.from} </span>}
      {compareAtPrice && <span className="sr-only">{texts.now} </span>}
      <span className={compareAtPrice ? "text-clay" : ""} suppressHydrationWarning>
        {formatMoney(price, tag)}
      </span>
      {compareAtPrice && (
        <>
          <span className="sr-only"> {texts.was} </span>
          <s className="ml-2 text-[0.85em] font-normal text-muted" suppressHydrationWarning>
            {formatMoney(compareAtPrice, tag)}
          </s>
        </>
      )}
    </span>
  );
}

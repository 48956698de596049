import type { BulkOutcome } from "@/lib/catalog/staff-client";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import { formatMoney } from "@/lib/core/money";
import type { ProductTexts } from "./product-texts";

type BulkPreviewProps = { items: readonly BulkOutcome[]; locale: Locale; texts: ProductTexts["room"] };

const reasonsIn = (texts: BulkPreviewProps["texts"]): Record<NonNullable<BulkOutcome["reason"]>, string> => ({
  ...{ changed: texts.becauseChanged, gone: texts.becauseGone, incomplete: texts.becauseIncomplete },
  ...{ price: texts.becausePrice, collection: texts.becauseCollection, tags: texts.becauseTags },
});

/** Enough to see whether it is meant so; more would be a list that nobody reads. */
const PRICES_SHOWN = 4;

/** What would come of a change of many: how many change, and which do not, and why. */
export function BulkPreview({ items, locale, texts }: BulkPreviewProps) {
  const changed = items.filter(({ outcome }) => outcome === "changed");
  const refused = items.filter(({ outcome }) => outcome === "refused");
  const same = items.length - changed.length - refused.length;
  const priced = changed.filter(({ prices }) => prices.length > 0);
  return (
    <div className="space-y-4">
      <p role="status" className="font-medium">
        {fill(texts.willChange, { count: changed.length })}
        {same > 0 && <span className="block text-sm font-normal text-muted">{fill(texts.same, { count: same })}</span>}
      </p>
      {priced.length > 0 && (
        <ul aria-label={texts.prices} className="divide-y divide-line border-y border-line">
          {priced.map(({ id, title, prices }) => (
            <li key={id} className="py-2">
              <span className="block font-medium">
                <bdi>{title[locale] || title.en || title.th}</bdi>
              </span>
              {prices.slice(0, PRICES_SHOWN).map(({ sku, before, after }) => (
                <span key={sku} className="flex justify-between gap-3 text-sm price">
                  <span className="truncate text-muted">{sku}</span>
                  <span className="whitespace-nowrap">
                    {formatMoney(before, LANGUAGE_TAGS[locale])} → {formatMoney(after, LANGUAGE_TAGS[locale])}
                  </span>
                </span>
              ))}
              {prices.length > PRICES_SHOWN && (
                <span className="text-sm text-muted">
                  {fill(texts.morePrices, { count: prices.length - PRICES_SHOWN })}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {refused.length > 0 && (
        <div>
          <p className="text-danger">{fill(texts.willStay, { count: refused.length })}</p>
          <ul className="mt-1 list-disc space-y-1 pl-5 text-sm">
            {refused.map(({ id, title, reason }) => (
              <li key={id}>
                <bdi>{title[locale] || title.en || title.th}</bdi> {reasonsIn(texts)[reason ?? "gone"]}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

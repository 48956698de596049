import { isBlocked, LineIssue } from "@/components/cart/line-issue";
import { LineRow } from "@/components/cart/line-row";
import { Amount } from "@/components/ui/amount";
import { CheckIcon } from "@/components/ui/later-icons";
import { Link } from "@/components/ui/link";
import type { CheckoutSource, Quote } from "@/lib/checkout/client";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { formatMoney } from "@/lib/core/money";
import { routes } from "@/lib/core/routes";

type SummaryProps = {
  quote: Quote | undefined;
  source: CheckoutSource | undefined;
  /** The figures are those of an earlier choice; new ones are on the way. */
  isStale: boolean;
  locale: Locale;
  texts: Texts<"checkout">;
};

/** Everything that is bought and everything it costs. */
export function Summary({ quote, source, isStale, locale, texts }: SummaryProps) {
  return (
    <section aria-labelledby="summary">
      <h2 id="summary" className="text-lg">
        {texts.summary}
      </h2>
      {quote ? (
        <>
          <ul className="mt-2 divide-y divide-line border-b border-line">
            {quote.lines.map((line) => (
              <LineRow key={line.variantId} line={line} locale={locale}>
                <LineIssue line={line} locale={locale} texts={texts} />
              </LineRow>
            ))}
          </ul>
          {source?.kind === "bag" && quote.lines.some(isBlocked) && (
            <Link
              href={routes.bag(locale)}
              className="inline-flex min-h-11 items-center font-semibold text-clay underline underline-offset-4"
            >
              {texts.editBag}
            </Link>
          )}
          <Costs quote={quote} isStale={isStale} locale={locale} texts={texts} />
          <TrustList locale={locale} texts={texts} />
        </>
      ) : (
        <SummarySkeleton label={texts.loading} />
      )}
    </section>
  );
}

type CostsProps = { quote: Quote; isStale: boolean; locale: Locale; texts: Texts<"checkout"> };

function Costs({ quote, isStale, locale, texts }: CostsProps) {
  const { subtotal, shipping, total, taxIncluded } = quote;
  const tax = formatMoney(taxIncluded, LANGUAGE_TAGS[locale]);
  return (
    <div aria-busy={isStale} className={`mt-3 transition-opacity ${isStale ? "opacity-50" : ""}`}>
      <dl className="space-y-1">
        <div className="flex justify-between gap-4">
          <dt>{texts.subtotal}</dt>
          <dd>
            <Amount money={subtotal} locale={locale} />
          </dd>
        </div>
        <div className="flex justify-between gap-4">
          <dt>{texts.shipping}</dt>
          <dd>
            {shipping === null && "–"}
            {shipping?.amount === 0 && texts.free}
            {shipping !== null && shipping.amount > 0 && <Amount money={shipping} locale={locale} />}
          </dd>
        </div>
        <div className="flex items-baseline justify-between gap-4 pt-2 font-semibold">
          <dt>{texts.total}</dt>
          <dd className="text-2xl leading-(--leading-heading)">
            <Amount money={total} locale={locale} />
          </dd>
        </div>
      </dl>
      <p className="text-sm text-muted">
        {taxIncluded.amount > 0 ? fill(texts.taxIncluded, { amount: tax }) : texts.noTax}
      </p>
    </div>
  );
}

function TrustList({ locale, texts }: { locale: Locale; texts: Texts<"checkout"> }) {
  const lines = [
    { text: texts.trustReturns, page: "returns" },
    { text: texts.trustPrivacy, page: "privacy" },
    { text: texts.trustGuest, page: null },
  ] as const;
  return (
    <ul className="mt-3 flex flex-wrap gap-x-4 text-sm text-muted">
      {lines.map(({ text, page }) => (
        <li key={text} className="flex min-h-11 items-center gap-1.5">
          <CheckIcon className="size-4 shrink-0 text-celadon" />
          {page ? (
            <Link
              href={routes.contentPage(locale, page)}
              className="inline-flex min-h-11 items-center underline underline-offset-4"
            >
              {text}
            </Link>
          ) : (
            text
          )}
        </li>
      ))}
    </ul>
  );
}

function SummarySkeleton({ label }: { label: string }) {
  return (
    <div role="status" className="mt-2">
      <span className="sr-only">{label}</span>
      <div aria-hidden="true" className="animate-pulse space-y-3">
        <div className="flex gap-3 border-b border-line py-3">
          <div className="h-20 w-16 rounded-card bg-line" />
          <div className="h-5 w-1/2 rounded-full bg-line" />
        </div>
        <div className="h-5 w-full rounded-full bg-line" />
        <div className="h-5 w-full rounded-full bg-line" />
        <div className="h-9 w-full rounded-full bg-line" />
      </div>
    </div>
  );
}

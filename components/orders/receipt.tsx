import { LineRow } from "@/components/cart/line-row";
import { Amount } from "@/components/ui/amount";
import { formatInstantDay } from "@/lib/core/dates";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import type { Money } from "@/lib/core/money";
import type { OrderView } from "@/lib/orders/contract";

type ReceiptProps = { order: OrderView; locale: Locale; texts: Texts<"order"> };

/** What was bought and what was paid for it. */
export function Receipt({ order, locale, texts }: ReceiptProps) {
  const { lines, subtotal, shipping, shippingTitle, taxIncluded, total, credited, refundPending } = order;
  return (
    <>
      <section aria-labelledby="lines">
        <h2 id="lines" className="text-lg">
          {texts.lines}
        </h2>
        <ul className="mt-2 divide-y divide-line border-b border-line">
          {lines.map((line) => (
            <LineRow key={line.sku} line={line} locale={locale} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="receipt" className="break-inside-avoid">
        <h2 id="receipt" className="sr-only">
          {texts.receipt}
        </h2>
        <dl className="mt-3 space-y-1">
          <Cost name={texts.subtotal} money={subtotal} locale={locale} />
          <Cost name={shippingTitle} money={shipping} locale={locale} />
          <div className="flex items-baseline justify-between gap-4 pt-2 font-semibold">
            <dt>{texts.total}</dt>
            <dd className="text-2xl leading-(--leading-heading)">
              <Amount money={total} locale={locale} />
            </dd>
          </div>
          {taxIncluded.amount > 0 && <Cost name={texts.taxIncluded} money={taxIncluded} locale={locale} isQuiet />}
          {credited.amount > 0 && <Cost name={texts.credited} money={credited} locale={locale} />}
          {refundPending.amount > 0 && <Cost name={texts.refundPending} money={refundPending} locale={locale} />}
        </dl>
        {refundPending.amount > 0 && <p className="mt-2 text-sm text-muted">{texts.refundPendingDetail}</p>}
        <p className={`mt-2 text-sm text-muted ${order.payment === "released" ? "hidden print:block" : ""}`}>
          {sayPaid(order, locale, texts)}
        </p>
      </section>
    </>
  );
}

function sayPaid({ payment, placedAt }: OrderView, locale: Locale, texts: Texts<"order">): string {
  if (payment === "paid") return fill(texts.paid, { date: formatInstantDay(placedAt, locale) });
  return payment === "authorized" ? texts.promised : texts.notCharged;
}

type CostProps = { name: string; money: Money; locale: Locale; isQuiet?: boolean };

function Cost({ name, money, locale, isQuiet = false }: CostProps) {
  return (
    <div className={`flex justify-between gap-4 ${isQuiet ? "text-sm text-muted" : ""}`}>
      <dt>{name}</dt>
      <dd>
        <Amount money={money} locale={locale} />
      </dd>
    </div>
  );
}

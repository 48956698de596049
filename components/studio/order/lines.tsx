import { Amount } from "@/components/ui/amount";
import { Thumb } from "@/components/ui/picture";
import { fill } from "@/lib/core/fill";
import type { Money } from "@/lib/core/money";
import { Card } from "./card";
import type { OrderPartProps } from "./order-part";

/** What was bought, at which price, and what of it was given back. */
export function Lines({ order, locale, texts: { room } }: OrderPartProps) {
  const { lines, subtotal, shipping, shippingTitle, total } = order;
  return (
    <Card title={room.lines}>
      <ul className="divide-y divide-line border-b border-line">
        {lines.map((line) => (
          <li key={line.position} className="flex gap-3 py-3">
            <Thumb pictureKey={line.pictureKey} placeholder="var(--color-line)" className="h-15 w-12 rounded-thumb" />
            <div className="min-w-0 flex-1">
              <p className="leading-snug font-medium">{line.title[locale]}</p>
              <p className="text-sm text-muted">{[line.choice[locale], line.sku].filter(Boolean).join(" · ")}</p>
              {line.refundedQuantity > 0 && (
                <p className="text-sm text-danger">
                  {fill(room.givenBack, { count: line.refundedQuantity, restocked: line.restockedQuantity })}
                </p>
              )}
            </div>
            <p className="text-right text-sm whitespace-nowrap">
              <span className="price text-muted">
                {line.quantity} × <Amount money={line.unitPrice} locale={locale} />
              </span>
              <Amount
                money={{ ...line.unitPrice, amount: line.unitPrice.amount * line.quantity }}
                locale={locale}
                className="block text-base font-medium"
              />
            </p>
          </li>
        ))}
      </ul>
      <dl className="mt-3 space-y-1">
        <Sum name={room.subtotal} money={subtotal} locale={locale} />
        <Sum name={shippingTitle[locale]} money={shipping} locale={locale} />
        <Sum name={room.total} money={total} locale={locale} isStrong />
      </dl>
    </Card>
  );
}

type SumProps = { name: string; money: Money; locale: OrderPartProps["locale"]; isStrong?: boolean };

function Sum({ name, money, locale, isStrong = false }: SumProps) {
  return (
    <div className={`flex justify-between gap-4 ${isStrong ? "text-lg font-semibold" : ""}`}>
      <dt>{name}</dt>
      <dd>
        <Amount money={money} locale={locale} />
      </dd>
    </div>
  );
}

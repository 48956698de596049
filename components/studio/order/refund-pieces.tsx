import { Select } from "@/components/studio/ui/select";
import { Check } from "@/components/studio/order/check";
import { Amount } from "@/components/ui/amount";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import { formatMoney } from "@/lib/core/money";
import type { StaffLine, StaffOrder } from "@/lib/orders/staff-client";
import type { OrderPartProps } from "./order-part";

type RefundPiecesProps = {
  order: StaffOrder;
  /** Those of which something is left. */
  lines: readonly StaffLine[];
  quantities: Record<number, number>;
  onQuantity: (position: number, quantity: number) => void;
  withShipping: boolean;
  onShipping: (withShipping: boolean) => void;
  isRestocked: boolean;
  onRestock: (isRestocked: boolean) => void;
  locale: Locale;
  texts: OrderPartProps["texts"]["room"];
};

/** Which pieces are given back, whether delivery is too, and whether they are on the shelf again. */
export function RefundPieces({ order, lines, quantities, onQuantity, locale, texts, ...rest }: RefundPiecesProps) {
  const { withShipping, onShipping, isRestocked, onRestock } = rest;
  return (
    <div>
      <ul className="divide-y divide-line border-y border-line">
        {lines.map((line) => {
          const most = line.quantity - line.refundedQuantity;
          const name = [line.title[locale], line.choice[locale]].filter(Boolean).join(" · ");
          return (
            <li key={line.position} className="flex items-center gap-3 py-2">
              <span className="min-w-0 flex-1">
                {name}
                <Amount money={line.unitPrice} locale={locale} className="block text-sm text-muted" />
              </span>
              <Select
                aria-label={fill(texts.howMany, { name })}
                value={quantities[line.position] ?? 0}
                onChange={({ target }) => onQuantity(line.position, Number(target.value))}
              >
                {Array.from({ length: most + 1 }, (_, count) => (
                  <option key={count} value={count}>
                    {fill(texts.countOf, { count, most })}
                  </option>
                ))}
              </Select>
            </li>
          );
        })}
      </ul>
      {order.shipping.amount > 0 && (
        <Check
          label={fill(texts.withShipping, { amount: formatMoney(order.shipping, LANGUAGE_TAGS[locale]) })}
          isTicked={withShipping}
          onChange={onShipping}
        />
      )}
      <Check label={texts.restock} isTicked={isRestocked} onChange={onRestock} />
    </div>
  );
}

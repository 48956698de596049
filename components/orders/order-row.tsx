import { Amount } from "@/components/ui/amount";
import { formatInstantDay } from "@/lib/core/dates";
import type { Locale } from "@/lib/core/locale";
import type { Money } from "@/lib/core/money";
import { routes } from "@/lib/core/routes";

type OrderRowProps = {
  order: { number: string; token: string; placedAt: string; total: Money };
  locale: Locale;
};

/** An order in a list; leads to its page. */
export function OrderRow({ order, locale }: OrderRowProps) {
  const { number, token, placedAt, total } = order;
  return (
    // A whole page: its address is a secret that no router should ask for ahead of time.
    <a href={routes.order(locale, token)} className="flex min-h-14 flex-1 pressable items-center gap-3 py-2">
      <span className="flex-1">
        <span className="block font-semibold price">{number}</span>
        <span className="block text-sm text-muted">{formatInstantDay(placedAt, locale)}</span>
      </span>
      <Amount money={total} locale={locale} className="price" />
    </a>
  );
}

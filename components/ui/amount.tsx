import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import { formatMoney, type Money } from "@/lib/core/money";

type AmountProps = { money: Money; locale: Locale; className?: string };

/** An amount of money in figures of one width. */
export function Amount({ money, locale, className = "" }: AmountProps) {
  return (
    <span className={`price ${className}`} suppressHydrationWarning>
      {formatMoney(money, LANGUAGE_TAGS[locale])}
    </span>
  );
}

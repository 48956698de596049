import type { ReactNode } from "react";
import { Amount } from "@/components/ui/amount";
import { Thumb } from "@/components/ui/picture";
import type { Locale } from "@/lib/core/locale";
import type { Money } from "@/lib/core/money";

type Line = {
  title: string;
  choice: string;
  pictureKey: string;
  placeholder?: string;
  quantity: number;
  unitPrice: Money;
  lineTotal: Money;
};

type LineRowProps = { line: Line; locale: Locale; children?: ReactNode };

/** What is bought, as summary and receipt show it; `children` is what there is to say about it. */
export function LineRow({ line, locale, children }: LineRowProps) {
  const { title, choice, pictureKey, placeholder = "var(--color-line)", quantity, unitPrice, lineTotal } = line;
  return (
    <li className="flex gap-3 py-3">
      <Thumb pictureKey={pictureKey} placeholder={placeholder} className="h-20 w-16 rounded-card" />
      <div className="min-w-0 flex-1">
        <p className="leading-snug font-medium">{title}</p>
        {choice !== "" && <p className="text-sm text-muted">{choice}</p>}
        <p className="text-sm text-muted">
          {quantity} × <Amount money={unitPrice} locale={locale} />
        </p>
        {children}
      </div>
      <Amount money={lineTotal} locale={locale} className="font-medium" />
    </li>
  );
}

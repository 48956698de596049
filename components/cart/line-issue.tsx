import type { ReactNode } from "react";
import { AlertIcon } from "@/components/ui/later-icons";
import type { LineItem } from "@/lib/cart/contract";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import { formatMoney } from "@/lib/core/money";

export type IssueTexts = { soldOut: string; fewerLeft: string; priceChanged: string };

type LineIssueProps = { line: LineItem; locale: Locale; texts: IssueTexts; children?: ReactNode };

/** What changed since this was chosen, in words; `children` is what can be done about it. */
export function LineIssue({ line, locale, texts, children }: LineIssueProps) {
  if (line.issue === null) return null;
  const tag = LANGUAGE_TAGS[locale];
  const text = {
    sold_out: texts.soldOut,
    fewer_left: fill(texts.fewerLeft, { count: line.available }),
    price_changed: fill(texts.priceChanged, {
      from: formatMoney(line.seenPrice, tag),
      to: formatMoney(line.unitPrice, tag),
    }),
  }[line.issue];
  return (
    <p className={`mt-1 flex gap-1.5 text-sm ${isBlocked(line) ? "text-danger" : "text-ink"}`}>
      <AlertIcon className="mt-1 size-4 shrink-0" />
      <span>
        {text} {children}
      </span>
    </p>
  );
}

/** Whether a line cannot be bought as it is. */
export const isBlocked = ({ issue }: LineItem): boolean => issue === "sold_out" || issue === "fewer_left";

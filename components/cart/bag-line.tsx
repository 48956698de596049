"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Amount } from "@/components/ui/amount";
import { ICON_BUTTON } from "@/components/ui/button";
import { TrashIcon } from "@/components/ui/later-icons";
import { Link } from "@/components/ui/link";
import { notify } from "@/components/ui/notice";
import { Thumb } from "@/components/ui/picture";
import { setLine } from "@/lib/cart/client";
import type { LineItem } from "@/lib/cart/contract";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { formatMoney } from "@/lib/core/money";
import { routes } from "@/lib/core/routes";
import { LineIssue } from "./line-issue";
import { QuantityStepper } from "./quantity-stepper";
import { wordsOf } from "./refusal";

type BagLineProps = { line: LineItem; locale: Locale; texts: Texts<"bag">; onRemove: (line: LineItem) => void };

/** Where a line is on the page, for links to it. */
export const lineId = ({ variantId }: LineItem) => `line-${variantId}`;

/** One kind of thing in the bag: what it is, how many, what it costs, and what changed meanwhile. */
export function BagLine({ line, locale, texts, onRemove }: BagLineProps) {
  const { title, choice, quantity, unitPrice, lineTotal } = line;
  const href = routes.product(locale, line.handle);
  const each = quantity > 1 ? fill(texts.each, { price: formatMoney(unitPrice, LANGUAGE_TAGS[locale]) }) : "";
  return (
    <li id={lineId(line)} className="flex scroll-mt-20 gap-4 border-b border-line py-4">
      <Link href={href} tabIndex={-1} aria-hidden="true" className="shrink-0 pressable">
        <Thumb
          pictureKey={line.pictureKey}
          placeholder={line.placeholder}
          className={`h-30 w-24 rounded-card ${line.issue === "sold_out" ? "opacity-50" : ""}`}
        />
      </Link>
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex gap-3">
          <h2 className="min-w-0 flex-1 font-medium">
            <Link href={href} className="pressable">
              {title}
            </Link>
          </h2>
          <Amount money={lineTotal} locale={locale} className="leading-(--leading-heading) font-semibold" />
        </div>
        <p className="text-sm text-muted">{[choice, each].filter(Boolean).join(" · ")}</p>
        <LineControls line={line} locale={locale} texts={texts} onRemove={onRemove} />
      </div>
    </li>
  );
}

function LineControls({ line, locale, texts, onRemove }: BagLineProps) {
  const client = useQueryClient();
  const { title, quantity, available, issue } = line;
  const change = (next: number) => {
    setLine(client, line.variantId, next).catch((refusal: unknown) =>
      notify({ text: wordsOf(refusal, texts.changeFailed) }),
    );
  };
  return (
    <>
      <LineIssue line={line} locale={locale} texts={texts}>
        {issue === "fewer_left" && (
          <button
            type="button"
            onClick={() => change(available)}
            className="-my-2 min-h-11 pressable font-semibold underline underline-offset-4"
          >
            {fill(texts.takeLeft, { count: available })}
          </button>
        )}
      </LineIssue>
      <div className="mt-auto flex items-center justify-between pt-2">
        {issue === "sold_out" ? (
          <span />
        ) : (
          <QuantityStepper
            label={fill(texts.quantityOf, { title })}
            quantity={quantity}
            max={available}
            onChange={change}
            texts={texts}
          />
        )}
        <button
          type="button"
          aria-label={fill(texts.remove, { title })}
          onClick={() => onRemove(line)}
          className={`${ICON_BUTTON} -mr-2.5 text-muted`}
        >
          <TrashIcon className="size-5" />
        </button>
      </div>
    </>
  );
}

"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Amount } from "@/components/ui/amount";
import { ICON_BUTTON } from "@/components/ui/button";
import { TrashIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { notify } from "@/components/ui/notice";
import { Thumb } from "@/components/ui/picture";
import { setLine } from "@/lib/cart/client";
import type { LineItem } from "@/lib/cart/contract";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { ProblemError } from "@/lib/http/api-client";
import { LineIssue } from "./line-issue";
import { QuantityStepper } from "./quantity-stepper";

type BagLineProps = { line: LineItem; locale: Locale; texts: Texts<"bag">; onRemove: (line: LineItem) => void };

/** Where a line is on the page, for links to it. */
export const lineId = ({ variantId }: LineItem) => `line-${variantId}`;

/** What a refusal says to people; a lost connection has no words of its own. */
export const wordsOf = (refusal: unknown, otherwise: string) =>
  refusal instanceof ProblemError ? refusal.message : otherwise;

export function BagLine({ line, locale, texts, onRemove }: BagLineProps) {
  const client = useQueryClient();
  const { title, choice, quantity, available, issue, unitPrice, lineTotal } = line;
  const change = (next: number) => {
    setLine(client, line.variantId, next).catch((refusal: unknown) =>
      notify({ text: wordsOf(refusal, texts.changeFailed) }),
    );
  };
  return (
    <li id={lineId(line)} className="border-line flex scroll-mt-20 gap-4 border-b py-4">
      <Link href={routes.product(locale, line.handle)} tabIndex={-1} aria-hidden="true" className="pressable shrink-0">
        <Thumb
          pictureKey={line.pictureKey}
          placeholder={line.placeholder}
          className={`rounded-card h-30 w-24 ${issue === "sold_out" ? "opacity-50" : ""}`}
        />
      </Link>
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex gap-3">
          <h2 className="min-w-0 flex-1 text-base leading-snug font-medium">
            <Link href={routes.product(locale, line.handle)} className="pressable">
              {title}
            </Link>
          </h2>
          <Amount money={lineTotal} locale={locale} className="font-semibold" />
        </div>
        <p className="text-muted text-sm">
          {choice}
          {choice !== "" && quantity > 1 && " · "}
          {quantity > 1 && fillPrice(texts.each, <Amount money={unitPrice} locale={locale} />)}
        </p>
        <LineIssue line={line} locale={locale} texts={texts} />
        <div className="mt-auto flex flex-wrap items-center gap-2 pt-2">
          {issue === "fewer_left" && (
            <button
              type="button"
              onClick={() => change(available)}
              className="pressable text-clay min-h-11 font-semibold underline underline-offset-4"
            >
              {fill(texts.takeLeft, { count: available })}
            </button>
          )}
          {issue !== "sold_out" && issue !== "fewer_left" && (
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
            className={`${ICON_BUTTON} text-muted -mr-2.5 ml-auto`}
          >
            <TrashIcon className="size-5" />
          </button>
        </div>
      </div>
    </li>
  );
}

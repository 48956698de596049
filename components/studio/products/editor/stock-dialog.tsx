"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { momentOf } from "@/components/studio/ui/dates";
import { Dialog } from "@/components/studio/ui/dialog";
import { ListState } from "@/components/studio/ui/list-state";
import { MoreButton } from "@/components/studio/ui/more-button";
import { BUTTON } from "@/components/ui/button";
import { FieldError, SelectField, TextField } from "@/components/ui/field";
import { wordsOf } from "@/components/ui/use-try";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { PRODUCT_LIMITS } from "@/lib/core/product-limits";
import { ProblemError } from "@/lib/http/api-client";
import { adjustStock, type LedgerEntry, stockLedgerQuery, type StockReason } from "@/lib/inventory/staff-client";
import type { EditorTexts } from "../product-texts";

type StockDialogProps = {
  variantId: string;
  name: string;
  onClose: () => void;
  /** Tells what is on the shelf after a change. */
  onCounted: (onHand: number) => void;
  locale: Locale;
  texts: EditorTexts;
};

const REASONS = ["received", "returned", "counted", "damaged", "adjusted"] as const satisfies StockReason[];

/** What is on the shelf of a variant: changed only with a reason, which stays for good. */
export function StockDialog({ variantId, name, onClose, onCounted, locale, texts }: StockDialogProps) {
  const { editor: words, ui } = texts;
  const query = useInfiniteQuery(stockLedgerQuery(variantId));
  const [latest] = query.data?.pages ?? [];
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Dialog isOpen onClose={onClose} title={fill(words.stockTitle, { name })}>
      <p className="mt-2 text-3xl font-semibold tabular-nums">{latest?.onHand ?? "…"}</p>
      {latest && latest.reserved > 0 && (
        <p className="text-sm text-muted">{fill(words.reserved, { count: latest.reserved })}</p>
      )}
      <AdjustForm variantId={variantId} onCounted={onCounted} texts={texts} />
      <h3 className="mt-6 font-semibold">{words.stockHistory}</h3>
      <ListState query={query} count={entries.length} empty={words.noHistory} locale={locale} texts={ui}>
        <ul className="mt-1 divide-y divide-line">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} locale={locale} texts={words} />
          ))}
        </ul>
        <MoreButton query={query} text={ui.more} />
      </ListState>
      <button type="button" onClick={onClose} className={`${BUTTON.secondary} mt-4 w-full`}>
        {words.close}
      </button>
    </Dialog>
  );
}

type AdjustFormProps = Pick<StockDialogProps, "variantId" | "onCounted" | "texts">;

function AdjustForm({ variantId, onCounted, texts: { editor: words, ui } }: AdjustFormProps) {
  const client = useQueryClient();
  // One change, one name: a second press of the same button counts once.
  const [ref, setRef] = useState(() => crypto.randomUUID());
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    // Safe: each field is one line of text, and the select offers nothing else.
    const typed = Object.fromEntries(data) as { delta: string; reason: StockReason; note: string };
    const delta = deltaIn(typed.delta);
    if (delta === null) {
      setError(words.deltaOdd);
      return;
    }
    setBusy(true);
    setError(undefined);
    adjustStock(variantId, { ...typed, delta, ref })
      .then(async ({ onHand }) => {
        form.reset();
        setRef(crypto.randomUUID());
        onCounted(onHand);
        await client.invalidateQueries({ queryKey: stockLedgerQuery(variantId).queryKey });
      })
      .catch((refusal: unknown) => setError(isTooFew(refusal) ? words.tooFew : wordsOf(refusal, ui.error)))
      .finally(() => setBusy(false));
  };
  return (
    <form onSubmit={submit} className="mt-4 space-y-3">
      <div className="grid grid-cols-2 gap-2">
        <TextField
          label={words.delta}
          error={undefined}
          name="delta"
          placeholder="+5, -2"
          required
          autoComplete="off"
        />
        <SelectField label={words.reason} error={undefined} name="reason">
          {REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {words[reason]}
            </option>
          ))}
        </SelectField>
      </div>
      <TextField label={words.note} error={undefined} name="note" maxLength={300} autoComplete="off" />
      {error !== undefined && (
        <div role="alert">
          <FieldError id="stock-error" error={error} />
        </div>
      )}
      <button type="submit" disabled={isBusy} className={`${BUTTON.primary} w-full`}>
        {words.adjust}
      </button>
    </form>
  );
}

/** Pieces that came or went, with a sign or without. */
function deltaIn(text: string): number | null {
  const [, sign = "", digits] = /^\s*([+\-−–]?)\s*(\d{1,7})\s*$/.exec(text) ?? [];
  const pieces = Number(digits);
  if (digits === undefined || pieces === 0 || pieces > PRODUCT_LIMITS.stock) return null;
  return sign === "" || sign === "+" ? pieces : -pieces;
}

const isTooFew = (refusal: unknown) =>
  refusal instanceof ProblemError && refusal.problem.type === "/problems/out-of-stock";

type EntryProps = { entry: LedgerEntry; locale: Locale; texts: EditorTexts["editor"] };

function Entry({ entry: { delta, reason, note, person, createdAt }, locale, texts }: EntryProps) {
  return (
    <li className="flex gap-3 py-2 text-sm">
      <span
        className={`w-12 shrink-0 text-right font-semibold tabular-nums ${delta < 0 ? "text-danger" : "text-success"}`}
      >
        {delta > 0 ? `+${String(delta)}` : `−${String(-delta)}`}
      </span>
      <span className="min-w-0 flex-1">
        {texts[reason]}
        {note !== "" && (
          <>
            {" · "}
            <bdi>{note}</bdi>
          </>
        )}
        <span className="block text-muted">
          {momentOf(createdAt, locale)} · {person ?? texts.theShop}
        </span>
      </span>
    </li>
  );
}

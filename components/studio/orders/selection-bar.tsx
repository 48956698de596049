"use client";

import { useState } from "react";
import { useKeys } from "@/components/studio/ui/use-keys";
import { useTry } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import { type PackedOrders, packOrders, type StaffOrderRow, stepOrder } from "@/lib/orders/staff-client";
import type { OrderTexts } from "./order-texts";

type SelectionBarProps = {
  selected: readonly StaffOrderRow[];
  onClear: () => void;
  onChange: () => void;
  locale: Locale;
  texts: OrderTexts;
};

/** What can be done with the selected orders together, and what was just done, with the way to take it back. */
export function SelectionBar({ selected, onClear, onChange, locale, texts: { list, ui } }: SelectionBarProps) {
  const { isBusy, error, run, forget } = useTry(ui.error);
  const [done, setDone] = useState<PackedOrders | null>(null);
  const toPack = selected.filter(({ state }) => state === "placed");
  const pack = () =>
    run(async () => {
      setDone(await packOrders(toPack.map(({ id, version }) => ({ id, version }))));
      onClear();
      onChange();
    });
  const undo = ({ packed }: PackedOrders) =>
    run(async () => {
      setDone(null);
      try {
        for (const { id, version } of packed) await stepOrder("step-back", id, version);
      } finally {
        onChange();
      }
    });
  const dismiss = () => {
    forget();
    setDone(null);
  };
  useKeys({ p: () => toPack.length > 0 && !isBusy && pack() });
  if (selected.length === 0 && done === null && error === undefined) return null;
  const slips = `orders/slips?ids=${selected.map(({ id }) => id).join(",")}`;
  return (
    <div className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-paper lg:left-60">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-2 px-4 py-3 lg:px-8">
        <p role="status" className="min-w-0 flex-1 basis-40 text-sm">
          <Said {...{ error, selected: selected.length, done, texts: list }} />
        </p>
        {selected.length > 0 ? (
          <>
            <button type="button" onClick={onClear} className={BUTTON.secondary}>
              {list.clearSelection}
            </button>
            <a href={routes.studioRoom(locale, slips)} className={BUTTON.secondary}>
              {list.printSlips}
            </a>
            <button
              type="button"
              disabled={toPack.length === 0 || isBusy}
              onClick={pack}
              aria-keyshortcuts="p"
              className={BUTTON.primary}
            >
              {fill(list.packSelected, { count: toPack.length })}
            </button>
          </>
        ) : (
          <AfterPacking {...{ done, isBusy, onUndo: undo, onDismiss: dismiss, texts: list }} />
        )}
      </div>
    </div>
  );
}

type ListTexts = OrderTexts["list"];
type SaidProps = { error: string | undefined; selected: number; done: PackedOrders | null; texts: ListTexts };

/** How many are selected; else what went wrong, or what was done. */
function Said({ error, selected, done, texts }: SaidProps) {
  if (error !== undefined) return <span className="text-danger">{error}</span>;
  if (selected > 0) return fill(texts.selected, { count: selected });
  if (done === null) return null;
  const { packed, refused } = done;
  return (
    <>
      {fill(texts.packedCount, { count: packed.length })}
      {refused.length > 0 && (
        <span className="block text-danger">{fill(texts.refusedCount, { count: refused.length })}</span>
      )}
    </>
  );
}

type AfterPackingProps = {
  done: PackedOrders | null;
  isBusy: boolean;
  onUndo: (done: PackedOrders) => void;
  onDismiss: () => void;
  texts: ListTexts;
};

function AfterPacking({ done, isBusy, onUndo, onDismiss, texts }: AfterPackingProps) {
  return (
    <>
      {done !== null && done.packed.length > 0 && (
        <button type="button" disabled={isBusy} onClick={() => onUndo(done)} className={BUTTON.secondary}>
          {texts.undo}
        </button>
      )}
      <button type="button" onClick={onDismiss} className={BUTTON.secondary}>
        {texts.dismiss}
      </button>
    </>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { Dialog } from "@/components/studio/ui/dialog";
import { useTry } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { FieldError, SelectField } from "@/components/ui/field";
import {
  type BulkAnswer,
  type BulkChange,
  editProducts,
  staffCollectionsQuery,
  type StaffProductCard,
} from "@/lib/catalog/staff-client";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { BulkFields, changeFrom, type Kind, KINDS } from "./bulk-fields";
import { BulkPreview } from "./bulk-preview";
import type { ProductTexts } from "./product-texts";

type BulkDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  products: readonly StaffProductCard[];
  onDone: (answer: BulkAnswer) => void;
  locale: Locale;
  texts: ProductTexts;
};

/** Changes many products at once: what, how, then what would come of it, and only then in earnest. */
export function BulkDialog({ isOpen, onClose, products, onDone, locale, texts }: BulkDialogProps) {
  const { room } = texts;
  const title = fill(room.changeTitle, { count: products.length });
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={title}>
      <Steps onClose={onClose} products={products} onDone={onDone} locale={locale} texts={texts} />
    </Dialog>
  );
}

const kindNames = (room: ProductTexts["room"]): Record<Kind, string> => ({
  ...{ status: room.bulkStatus, collection: room.bulkCollection, tags: room.bulkTags, price: room.bulkPrice },
});

type Seen = { change: BulkChange; answer: BulkAnswer };

function Steps({ onClose, products, onDone, locale, texts }: Omit<BulkDialogProps, "isOpen">) {
  const { room, ui } = texts;
  const [kind, setKind] = useState<Kind>("status");
  const [seen, setSeen] = useState<Seen | null>(null);
  const [isWrong, setWrong] = useState(false);
  const { data } = useQuery(staffCollectionsQuery);
  const { isBusy, error, run } = useTry(ui.error);
  const chosen = products.map(({ id, version }) => ({ id, version }));
  const look = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const change = changeFrom(kind, new FormData(event.currentTarget));
    setWrong(change === null);
    if (!change) return;
    run(async () => setSeen({ change, answer: await editProducts({ products: chosen, change, isPreview: true }) }));
  };
  const apply = () => {
    if (!seen) return;
    run(async () => {
      onDone(await editProducts({ products: chosen, change: seen.change, isPreview: false }));
      onClose();
    });
  };
  const problem = error ?? (isWrong ? room.fillIn : undefined);
  return (
    <form onSubmit={look} className="mt-4 space-y-4">
      <div className={seen ? "hidden" : "space-y-4"}>
        <SelectField
          label={room.what}
          error={undefined}
          value={kind}
          onChange={({ target }) => setKind(target.value as Kind)}
        >
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {kindNames(room)[each]}
            </option>
          ))}
        </SelectField>
        <BulkFields kind={kind} collections={data?.items ?? []} locale={locale} texts={room} />
      </div>
      {seen && <BulkPreview items={seen.answer.items} locale={locale} texts={room} />}
      {problem !== undefined && <FieldError id="bulk-error" error={problem} />}
      <div className="flex flex-wrap justify-end gap-2">
        {seen ? (
          <>
            <button type="button" onClick={() => setSeen(null)} disabled={isBusy} className={BUTTON.secondary}>
              {ui.back}
            </button>
            <button
              type="button"
              // The step before had the focus: this takes it over.
              ref={(button) => button?.focus()}
              onClick={apply}
              disabled={isBusy || seen.answer.items.every(({ outcome }) => outcome !== "changed")}
              className={BUTTON.primary}
            >
              {room.apply}
            </button>
          </>
        ) : (
          <>
            <button type="button" onClick={onClose} disabled={isBusy} className={BUTTON.secondary}>
              {ui.cancel}
            </button>
            <button type="submit" disabled={isBusy} className={BUTTON.primary}>
              {room.preview}
            </button>
          </>
        )}
      </div>
    </form>
  );
}

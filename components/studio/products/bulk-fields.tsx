import { SelectField, TextField } from "@/components/ui/field";
import type { BulkChange, StaffCollectionCard } from "@/lib/catalog/staff-client";
import type { Locale } from "@/lib/core/locale";
import { CURRENCIES, type Currency, readAmount } from "@/lib/core/money";
import type { ProductTexts } from "./product-texts";

export const KINDS = ["status", "collection", "tags", "price"] as const;
export type Kind = (typeof KINDS)[number];

const tagsIn = (text: string) => text.split(/[\s,]+/).filter((tag) => tag !== "");

/** The change that the fields say; null where they say none. */
export function changeFrom(kind: Kind, data: FormData): BulkChange | null {
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  switch (kind) {
    case "status":
      // Safe: the fields offer nothing else, here and below.
      return { kind, status: text("status") as "draft" };
    case "collection":
      return text("collectionId") === ""
        ? null
        : { kind, collectionId: text("collectionId"), how: text("how") as "move" };
    case "tags": {
      const [add, remove] = [tagsIn(text("add")), tagsIn(text("remove"))];
      return add.length + remove.length === 0 ? null : { kind, add, remove };
    }
    case "price":
      return priceChange(text, data.has("isWhole"), data.has("isSale"));
  }
}

function priceChange(text: (name: string) => string, isWhole: boolean, isSale: boolean): BulkChange | null {
  const currency = text("currency") as Currency;
  const [sign, digits] = /^[-−–]/.test(text("value"))
    ? [-1, text("value").slice(1)]
    : [1, text("value").replace("+", "")];
  const isPercent = text("unit") === "percent";
  const amount = isPercent ? Number(digits.replace(",", ".")) : (readAmount(digits, currency) ?? NaN);
  if (digits === "" || !Number.isFinite(amount) || amount === 0) return null;
  return {
    ...{ kind: "price", currency, isWhole, isSale },
    by: { unit: isPercent ? "percent" : "amount", value: sign * amount },
  };
}

type BulkFieldsProps = {
  kind: Kind;
  collections: readonly StaffCollectionCard[];
  locale: Locale;
  texts: ProductTexts["room"];
};

/** The fields of one kind of change. */
export function BulkFields({ kind, collections, locale, texts }: BulkFieldsProps) {
  if (kind === "status") {
    return (
      <SelectField label={texts.status} error={undefined} name="status">
        <option value="published">{texts.published}</option>
        <option value="draft">{texts.draft}</option>
        <option value="archived">{texts.archived}</option>
      </SelectField>
    );
  }
  if (kind === "collection") {
    return (
      <>
        <SelectField label={texts.how} error={undefined} name="how">
          <option value="move">{texts.howMove}</option>
          <option value="add">{texts.howAdd}</option>
          <option value="remove">{texts.howRemove}</option>
        </SelectField>
        <SelectField label={texts.collection} error={undefined} name="collectionId">
          {collections.map(({ id, title, hasRule }) => (
            <option key={id} value={id}>
              {title[locale]}
              {hasRule ? ` · ${texts.byRule}` : ""}
            </option>
          ))}
        </SelectField>
      </>
    );
  }
  if (kind === "tags") {
    return (
      <>
        <TextField label={texts.tagsAdd} error={undefined} name="add" autoComplete="off" />
        <TextField label={texts.tagsRemove} error={undefined} name="remove" autoComplete="off" />
        <p className="text-sm text-muted">{texts.tagsHint}</p>
      </>
    );
  }
  return <PriceFields texts={texts} />;
}

function PriceFields({ texts }: Pick<BulkFieldsProps, "texts">) {
  return (
    <>
      <div className="grid grid-cols-[1fr_auto_auto] gap-2">
        <TextField
          label={texts.priceBy}
          error={undefined}
          name="value"
          inputMode="text"
          placeholder="-10"
          autoComplete="off"
        />
        <SelectField label={texts.unit} error={undefined} name="unit">
          <option value="percent">%</option>
          <option value="amount">{texts.unitAmount}</option>
        </SelectField>
        <SelectField label={texts.currency} error={undefined} name="currency">
          {CURRENCIES.map((currency) => (
            <option key={currency}>{currency}</option>
          ))}
        </SelectField>
      </div>
      <p className="text-sm text-muted">{texts.priceHint}</p>
      <Check name="isWhole" text={texts.whole} isOn />
      <Check name="isSale" text={texts.sale} />
    </>
  );
}

const Check = ({ name, text, isOn = false }: { name: string; text: string; isOn?: boolean }) => (
  <label className="flex min-h-11 items-center gap-3">
    <input type="checkbox" name={name} defaultChecked={isOn} className="size-5 shrink-0 accent-clay" />
    {text}
  </label>
);

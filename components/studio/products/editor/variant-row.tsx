import { type ComponentProps, useId } from "react";
import { CONTROL } from "@/components/studio/ui/language-fields";
import { ICON_BUTTON } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { TrashIcon } from "@/components/ui/later-icons";
import { Thumb } from "@/components/ui/picture";
import type { ProductDraft, StaffProduct } from "@/lib/catalog/staff-client";
import { fill } from "@/lib/core/fill";
import { isGtin } from "@/lib/core/gtin";
import { type Currency, HOME_CURRENCY } from "@/lib/core/money";
import { PRODUCT_LIMITS } from "@/lib/core/product-limits";
import type { EditorTexts } from "../product-texts";
import { pricePointer, type VariantForm } from "./form";

type VariantRowProps = {
  variant: VariantForm;
  index: number;
  /** In which its prices are shown. */
  currency: Currency;
  /** Its choice in words; empty for a product without options. */
  name: string;
  pictures: ProductDraft["pictures"];
  media: StaffProduct["media"];
  /** Null for a new one. */
  onHand: number | null;
  errors: Record<string, string>;
  onChange: (part: Partial<VariantForm>) => void;
  /** Null for the only one. */
  onRemove: (() => void) | null;
  onStock: () => void;
  texts: EditorTexts["editor"];
};

/** One variant as a row of fields; on narrow screens they stand below each other. */
export function VariantRow(props: VariantRowProps) {
  const { variant, index, currency, name, errors, onChange, onHand, texts } = props;
  const at = `#/variants/${String(index)}`;
  const priceAt = pricePointer(variant, index, currency);
  const price = variant.prices[currency] ?? { amount: "", compareAt: "" };
  const putPrice = (part: Partial<typeof price>) =>
    onChange({ prices: { ...variant.prices, [currency]: { ...price, ...part } } });
  const gtinError = errors[`${at}/gtin`];
  const isOdd = variant.gtin.trim() !== "" && !isGtin(variant.gtin.trim());
  const rowName = name || texts.onlyVariant;
  const rest = [errors[`${at}/id`], errors[`${at}/optionValues`], errors[`${at}/mediaId`]].filter(Boolean).join(" ");
  return (
    <li className="py-4">
      <RowHead {...props} name={rowName} />
      <div
        className={`grid grid-cols-2 gap-2 ${onHand === null ? "md:grid-cols-[1.4fr_1.3fr_1fr_1fr_0.8fr]" : "md:grid-cols-[1.4fr_1.3fr_1fr_1fr]"}`}
      >
        <Cell
          label={texts.sku}
          error={errors[`${at}/sku`]}
          value={variant.sku}
          onChange={({ target }) => onChange({ sku: target.value })}
          maxLength={PRODUCT_LIMITS.sku}
          spellCheck={false}
        />
        <Cell
          label={texts.gtin}
          error={gtinError ?? (isOdd ? texts.gtinOdd : undefined)}
          value={variant.gtin}
          onChange={({ target }) => onChange({ gtin: target.value })}
          maxLength={14}
          inputMode="numeric"
        />
        <Cell
          label={`${texts.price} ${currency}`}
          error={errors[`${priceAt}/amount`] ?? (currency === HOME_CURRENCY ? errors[`${at}/prices`] : undefined)}
          value={price.amount}
          onChange={({ target }) => putPrice({ amount: target.value })}
          inputMode="decimal"
        />
        <Cell
          label={texts.compareAt}
          error={errors[`${priceAt}/compareAtAmount`]}
          value={price.compareAt}
          onChange={({ target }) => putPrice({ compareAt: target.value })}
          inputMode="decimal"
        />
        {onHand === null && (
          <Cell
            label={texts.openingStock}
            error={errors[`${at}/openingStock`]}
            value={variant.openingStock}
            onChange={({ target }) => onChange({ openingStock: target.value })}
            inputMode="numeric"
          />
        )}
      </div>
      {rest !== "" && <FieldError id={`${variant.key}-error`} error={rest} />}
    </li>
  );
}

/** What a row is called, with its picture, its stock, and a way to take it out. */
function RowHead(props: VariantRowProps) {
  const { name, onRemove, onHand, onStock, texts } = props;
  return (
    <div className="mb-2 flex items-center gap-3">
      <PictureChoice {...props} />
      <h3 className="min-w-0 flex-1 font-medium">{name}</h3>
      {onHand !== null && (
        <button
          type="button"
          onClick={onStock}
          aria-label={fill(texts.stockOf, { name, count: onHand })}
          className="min-h-11 pressable rounded-full border border-line bg-surface px-4 text-sm tabular-nums"
        >
          {fill(texts.inStock, { count: onHand })}
        </button>
      )}
      <button
        type="button"
        disabled={onRemove === null}
        aria-label={fill(texts.removeVariant, { name })}
        onClick={() => onRemove?.()}
        className={`${ICON_BUTTON} disabled:opacity-40`}
      >
        <TrashIcon className="size-5" />
      </button>
    </div>
  );
}

type CellProps = ComponentProps<"input"> & { label: string; error: string | undefined };

function Cell({ label, error, ...input }: CellProps) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block truncate text-sm text-muted">
        {label}
      </label>
      <input
        {...input}
        id={id}
        autoComplete="off"
        className={CONTROL}
        {...(error !== undefined && { "aria-invalid": true as const, "aria-describedby": `${id}-error` })}
      />
      {error !== undefined && <FieldError id={`${id}-error`} error={error} />}
    </div>
  );
}

/** Which of the product's pictures bags and orders show for it. */
function PictureChoice({ variant, pictures, media, onChange, name, texts }: VariantRowProps) {
  const shown = variant.mediaId === null ? undefined : media[variant.mediaId];
  return (
    <span className="relative flex h-14 w-11 shrink-0 items-center justify-center rounded-thumb border border-line bg-surface focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-clay">
      {shown ? (
        <Thumb pictureKey={shown.key} placeholder={shown.placeholder} className="h-14 w-11 rounded-thumb" />
      ) : (
        <span aria-hidden="true" className="text-muted">
          {variant.mediaId === null ? "–" : "•"}
        </span>
      )}
      <select
        aria-label={fill(texts.pictureOf, { name })}
        value={variant.mediaId ?? ""}
        onChange={({ target }) => onChange({ mediaId: target.value === "" ? null : target.value })}
        className="absolute inset-0 cursor-pointer opacity-0"
      >
        <option value="">{texts.coverPicture}</option>
        {pictures.map(({ mediaId }, index) => (
          <option key={mediaId} value={mediaId}>
            {fill(texts.pictureName, { number: index + 1 })}
          </option>
        ))}
      </select>
    </span>
  );
}

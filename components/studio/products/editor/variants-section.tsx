"use client";

import { Select } from "@/components/studio/ui/select";
import { useState } from "react";
import { Section } from "@/components/studio/ui/section";
import { BUTTON } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import type { StaffProduct } from "@/lib/catalog/staff-client";
import { fill } from "@/lib/core/fill";
import { CURRENCIES, type Currency, HOME_CURRENCY } from "@/lib/core/money";
import { PRODUCT_LIMITS } from "@/lib/core/product-limits";
import { choiceWords } from "./choice-words";
import { currenciesOf, toForm, type VariantForm } from "./form";
import { missingChoices, newVariant } from "./matrix";
import type { PartProps } from "./part";
import { StockDialog } from "./stock-dialog";
import { VariantRow } from "./variant-row";

type VariantsSectionProps = PartProps & { product: StaffProduct | null };

/** The matrix: a row for each choice with its SKU, barcode, prices, picture and stock. */
export function VariantsSection(props: VariantsSectionProps) {
  const { form, change, errors, product, locale, texts } = props;
  const { editor: words } = texts;
  const { options, variants } = form;
  const [currency, setCurrency] = useState<Currency>(HOME_CURRENCY);
  const [counted, setCounted] = useState<VariantForm | null>(null);
  const [onHand, setOnHand] = useState<Record<string, number>>({});
  const missing = missingChoices(form);
  const put = (next: VariantForm[]) => change({ variants: next });
  const add = () => put([...variants, ...missing.map((choice) => newVariant(form, choice))]);
  const isFull = variants.length + missing.length > PRODUCT_LIMITS.variants;
  return (
    <Section
      title={words.variants}
      hint={words.variantsHint}
      action={<CurrencyChoice currency={currency} form={form} onChoose={setCurrency} texts={words} />}
    >
      {errors["#/variants"] !== undefined && <FieldError id="variants-error" error={errors["#/variants"]} />}
      <ul className="divide-y divide-line border-y border-line">
        {variants.map((variant, index) => (
          <VariantRow
            key={variant.key}
            variant={variant}
            index={index}
            currency={currency}
            name={choiceWords(options, variant.optionValues, locale)}
            pictures={form.pictures}
            media={product?.media ?? {}}
            onHand={variant.id === null ? null : (onHand[variant.id] ?? product?.stock[variant.id]?.onHand ?? 0)}
            errors={errors}
            onChange={(part) =>
              change({
                variants: variants.map((one) => (one === variant ? { ...one, ...part } : one)),
                // A picture knows its variant by the SKU: it goes along.
                ...(part.sku === undefined ? {} : { pictures: renamed(form.pictures, variant.sku, part.sku) }),
              })
            }
            onRemove={
              variants.length > 1
                ? () =>
                    change({
                      variants: variants.filter((one) => one !== variant),
                      pictures: renamed(form.pictures, variant.sku, null),
                    })
                : null
            }
            onStock={() => setCounted(variant)}
            texts={words}
          />
        ))}
      </ul>
      {missing.length > 0 && (
        <button type="button" disabled={isFull} onClick={add} className={BUTTON.secondary}>
          {fill(words.addMissing, { count: missing.length })}
        </button>
      )}
      <Archived {...props} onRestore={(variant) => put([...variants, variant])} />
      {counted?.id != null && (
        <StockDialog
          variantId={counted.id}
          name={choiceWords(options, counted.optionValues, locale) || counted.sku}
          onClose={() => setCounted(null)}
          onCounted={(left) => setOnHand((before) => ({ ...before, [counted.id ?? ""]: left }))}
          locale={locale}
          texts={texts}
        />
      )}
    </Section>
  );
}

const renamed = (pictures: PartProps["form"]["pictures"], from: string, to: string | null) =>
  pictures.map((picture) => (picture.sku === from ? { ...picture, sku: to === "" ? null : to } : picture));

type CurrencyChoiceProps = {
  currency: Currency;
  form: PartProps["form"];
  onChoose: (currency: Currency) => void;
  texts: PartProps["texts"]["editor"];
};

function CurrencyChoice({ currency, form, onChoose, texts }: CurrencyChoiceProps) {
  const used = currenciesOf(form);
  return (
    <label className="flex items-center gap-2 text-sm">
      <span className="text-muted">{texts.pricesIn}</span>
      <Select
        value={currency}
        // Safe: the options below are all there are.
        onChange={({ target }) => onChoose(target.value as Currency)}
      >
        {[...used, ...CURRENCIES.filter((each) => !used.includes(each))].map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </Select>
    </label>
  );
}

type ArchivedProps = VariantsSectionProps & { onRestore: (variant: VariantForm) => void };

/** Variants that are not sold any more: the ledger and old orders still name them, and they can come back. */
function Archived({ form, product, onRestore, locale, texts: { editor: words } }: ArchivedProps) {
  const gone = (product?.archived ?? []).filter(({ variant }) => form.variants.every(({ id }) => id !== variant.id));
  if (gone.length === 0 || !product) return null;
  return (
    <div>
      <h3 className="text-sm font-medium">{words.archivedVariants}</h3>
      <ul>
        {gone.map(({ variant, choice }) => {
          const [row] = toForm({ ...product.draft, variants: [variant] }).variants;
          const isFitting =
            Object.keys(variant.optionValues).length === form.options.length &&
            form.options.every(({ code, values }) => values.some((value) => value.code === variant.optionValues[code]));
          return (
            <li key={variant.id} className="flex min-h-11 flex-wrap items-center gap-3 text-sm text-muted">
              <span className="min-w-0 flex-1 truncate">
                {choice[locale]} {variant.sku}
              </span>
              {row && isFitting && (
                <button
                  type="button"
                  onClick={() => onRestore({ ...row, mediaId: null })}
                  className="min-h-11 pressable px-3 text-ink underline underline-offset-4"
                >
                  {words.sellAgain}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

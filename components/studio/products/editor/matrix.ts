import type { ProductDraft } from "@/lib/catalog/staff-client";
import type { ProductForm, VariantForm } from "./form";

type Options = ProductDraft["options"];
type Option = Options[number];
type Choice = Record<string, string>;

const ALPHABET = /[^a-z0-9]+/g;

/** A code for an option or a value: its English name in small letters, or a number where that says nothing. */
export function codeFor(label: string, taken: readonly string[]): string {
  const word = label.toLowerCase().replaceAll(ALPHABET, "-").replaceAll(/^-|-$/g, "").slice(0, 30) || "v";
  if (!taken.includes(word) && word !== "v") return word;
  let number = 1;
  while (taken.includes(`${word}-${String(number)}`)) number += 1;
  return `${word}-${String(number)}`;
}

/** Every choice that the options allow, in their order. */
export function choicesOf(options: Options): Choice[] {
  return options.reduce<Choice[]>(
    (choices, { code, values }) =>
      choices.flatMap((choice) => values.map((value) => ({ ...choice, [code]: value.code }))),
    [{}],
  );
}

const keyOf = (options: Options, choice: Choice) => options.map(({ code }) => choice[code] ?? "").join("|");

/** Choices that no variant is of yet. */
export function missingChoices({ options, variants }: Pick<ProductForm, "options" | "variants">): Choice[] {
  const there = new Set(variants.map(({ optionValues }) => keyOf(options, optionValues)));
  return choicesOf(options).filter((choice) => !there.has(keyOf(options, choice)));
}

/** An SKU for a variant beside its siblings: their common beginning with the codes of its choice. */
export function skuFor({ handle, options }: Pick<ProductForm, "handle" | "options">, choice: Choice): string {
  return [handle, ...options.map(({ code }) => choice[code] ?? "")]
    .filter(Boolean)
    .join("-")
    .toUpperCase()
    .slice(0, 64);
}

/** A new row; prices are those of the first one, which most often cost the same. */
export function newVariant(form: Pick<ProductForm, "handle" | "options" | "variants">, choice: Choice): VariantForm {
  return {
    key: crypto.randomUUID(),
    id: null,
    sku: skuFor(form, choice),
    gtin: "",
    optionValues: choice,
    mediaId: null,
    prices: form.variants[0]?.prices ?? {},
    openingStock: "",
  };
}

/**
 * The rows that fit options after those were changed: rows of a value that is gone go with it, a new option starts with
 * its first value, and of rows that became the same the first stays.
 */
export function fitVariants(options: Options, variants: readonly VariantForm[]): VariantForm[] {
  const valueOf = ({ code, values }: Option, choice: Choice): string | null => {
    const chosen = choice[code];
    if (chosen === undefined) return values[0]?.code ?? null;
    return values.some((value) => value.code === chosen) ? chosen : null;
  };
  const fitting = variants.flatMap((variant) => {
    const chosen = options.map((option) => [option.code, valueOf(option, variant.optionValues)] as const);
    if (chosen.some(([, value]) => value === null)) return [];
    return [{ ...variant, optionValues: Object.fromEntries(chosen) as Choice }];
  });
  const keys = fitting.map(({ optionValues }) => keyOf(options, optionValues));
  return fitting.filter((_, index) => keys.indexOf(keys[index] ?? "") === index);
}

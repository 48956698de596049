import { ProductDraft, type VariantDraft } from "@/lib/catalog/staff-contract";
import { PRODUCT_LIMITS } from "@/lib/core/product-limits";
import { HOME_CURRENCY } from "@/lib/core/money";
import { LOCALES, type Locale, type LocalText } from "@/lib/core/locale";
import type { Field, TextField } from "./fields";
import type { CellFault, ImportedProduct, ImportedVariant, ImportSettings, Reason } from "./imported";
import { optionsOf } from "./options-of";

/** What an import needs to know of the shop to make a draft of what a file says. */
export type DraftGround = {
  settings: ImportSettings;
  /** Collections of the shop by their handle and titles, in small letters. */
  collections: ReadonlyMap<string, string>;
  columnOf: (field: Field) => string;
};

export type Drafted = { draft: ProductDraft; faults: CellFault[] };

const THAI = /[\u0e00-\u0e7f]/;
const NO_TEXT: LocalText = { th: "", en: "" };

/**
 * A product of a file as this shop would have it. What the file does not say stays as it is: an empty cell takes nothing
 * away, but for the price before a sale, whose cell says by being empty that there is no sale.
 *
 * @param existing The product with this handle, if there is one.
 */
export function draftOf(imported: ImportedProduct, existing: ProductDraft | null, ground: DraftGround): Drafted {
  const text = (field: TextField, before: LocalText | undefined) => textOf(imported.texts[field], before, ground.settings);
  const title = text("title", existing?.title);
  const { options, choices } = optionsOf(imported, existing?.options ?? []);
  const codes = options.map(({ code }) => code);
  const variants = imported.variants.map((variant, index) =>
    variantOf(variant, { imported, existing, optionValues: choices[index] ?? {} }),
  );
  const draft = {
    handle: imported.handle,
    status: imported.status ?? existing?.status ?? "draft",
    title,
    description: text("description", existing?.description),
    materials: text("materials", existing?.materials),
    care: text("care", existing?.care),
    dimensionsMm: imported.dimensionsMm ?? existing?.dimensionsMm ?? null,
    weightGrams: imported.weightGrams ?? existing?.weightGrams ?? 0,
    tags: imported.tags ?? existing?.tags ?? [],
    collectionId: collectionOf(imported, existing, ground),
    collectionIds: existing?.collectionIds ?? [],
    options,
    variants: [...variants, ...keptVariants(existing, { variants, codes })],
    pictures: existing?.pictures ?? [],
    seo: seoOf(text("seoTitle", existing?.seo?.title), text("seoDescription", existing?.seo?.description)),
  };
  return checked(draft, imported, { existing, ground });
}

/** A text in both languages: the file's own language, those that it names, and what was there. */
function textOf(
  given: ImportedProduct["texts"][TextField],
  before: LocalText = NO_TEXT,
  { language }: ImportSettings,
): LocalText {
  const own = given?.own;
  const isStandIn = (locale: Locale) => before[locale] === "" || LOCALES.every((one) => before[one] === before[locale]);
  const main: Locale = THAI.test(own ?? "") ? "th" : "en";
  const pick = (locale: Locale): string => {
    const named = given?.[locale];
    if (named !== undefined) return named;
    if (own === undefined) return before[locale];
    if (language === locale) return own;
    // Filled in until somebody translates it; a translation stays what it is.
    return language === "both" && (locale === main || isStandIn(locale)) ? own : before[locale];
  };
  return { th: pick("th"), en: pick("en") };
}

const seoOf = (title: LocalText, description: LocalText): ProductDraft["seo"] =>
  [title, description].every((text) => LOCALES.every((locale) => text[locale] === "")) ? null : { title, description };

const nameOf = (name: string): string => name.trim().toLowerCase();

function collectionOf({ collection }: ImportedProduct, existing: ProductDraft | null, ground: DraftGround): string {
  const named = collection === null ? undefined : ground.collections.get(nameOf(collection));
  return named ?? existing?.collectionId ?? ground.settings.collectionId;
}

type Place = { imported: ImportedProduct; existing: ProductDraft | null; optionValues: Record<string, string> };

function variantOf(variant: ImportedVariant, { imported, existing, optionValues }: Place): VariantDraft {
  const own = existing?.variants.find(({ sku }) => sku === variant.sku) ?? sameChoice(existing?.variants ?? [], optionValues);
  const given = new Map(variant.prices.map((price) => [price.currency, price]));
  const kept = (own?.prices ?? []).filter(({ currency }) => !given.has(currency));
  return {
    ...(own?.id === undefined ? {} : { id: own.id }),
    sku: variant.sku ?? own?.sku ?? skuOf(imported.handle, Object.values(optionValues)),
    gtin: variant.barcode ?? own?.gtin ?? null,
    optionValues,
    mediaId: own?.mediaId ?? null,
    prices: [...variant.prices, ...kept],
    ...(own === undefined && variant.quantity !== null ? { openingStock: Math.min(variant.quantity, PRODUCT_LIMITS.stock) } : {}),
  };
}

const choiceOf = (optionValues: Record<string, string>): string =>
  Object.entries(optionValues)
    .map(([option, value]) => `${option}:${value}`)
    .sort()
    .join("|");

const sameChoice = (variants: readonly VariantDraft[], optionValues: Record<string, string>) =>
  variants.find((one) => choiceOf(one.optionValues) === choiceOf(optionValues));

/** An SKU for what has none: the same file gives the same one again. */
const skuOf = (handle: string, values: readonly string[]): string =>
  [handle, ...values].join("-").toUpperCase().slice(0, PRODUCT_LIMITS.sku);

type Taken = { variants: readonly VariantDraft[]; codes: readonly string[] };

/** Variants of which the file says nothing stay, as long as they have a value of each option. */
function keptVariants(existing: ProductDraft | null, { variants, codes }: Taken): VariantDraft[] {
  const ids = new Set(variants.map(({ id }) => id));
  const skus = new Set(variants.map(({ sku }) => sku));
  const isWhole = ({ optionValues }: VariantDraft) =>
    codes.length > 0 && codes.length === Object.keys(optionValues).length && codes.every((code) => code in optionValues);
  return (existing?.variants ?? []).filter(
    (one) => !ids.has(one.id) && !skus.has(one.sku) && isWhole(one) && !sameChoice(variants, one.optionValues),
  );
}

/** The field in which a part of a draft was written. */
const FIELD_OF: Record<string, Field> = {
  ...{ handle: "handle", title: "title", description: "description", materials: "materials", care: "care", tags: "tags" },
  ...{ dimensionsMm: "widthCm", weightGrams: "weightGrams", options: "option1Name", seo: "seoTitle" },
  ...{ sku: "sku", gtin: "barcode", prices: "price", amount: "price", compareAtAmount: "compareAtPrice" },
  ...{ optionValues: "option1Value", openingStock: "quantity" },
};

type Checks = { existing: ProductDraft | null; ground: DraftGround };

function checked(draft: ProductDraft, imported: ImportedProduct, { existing, ground }: Checks): Drafted {
  const at = (line: number, field: Field, reason: Reason): CellFault => ({ line, column: ground.columnOf(field), reason });
  const faults = [...imported.faults];
  const lineOf = (index: unknown) => imported.variants[Number(index)]?.line ?? imported.line;
  if (LOCALES.every((locale) => draft.title[locale] === "")) faults.push(at(imported.line, "title", "titleMissing"));
  const choices = imported.variants.map((_, index) => choiceOf(draft.variants[index]?.optionValues ?? {}));
  imported.variants.forEach(({ line }, index) => {
    if (choices.indexOf(choices[index] ?? "") < index) faults.push(at(line, "option1Value", "optionTwice"));
    const hasPrice = draft.variants[index]?.prices.some(({ currency }) => currency === HOME_CURRENCY);
    const isNamed = faults.some((fault) => fault.line === line);
    if (!hasPrice && !isNamed) faults.push(at(line, "price", "priceMissing"));
  });
  const parsed = ProductDraft.safeParse(draft);
  if (parsed.success) return { draft: parsed.data, faults };
  // What is wrong with an existing product already is not the file's fault.
  if (existing === null || faults.length === 0) {
    for (const { code, path } of parsed.error.issues) {
      const field = path.map((part) => FIELD_OF[String(part)]).findLast((one) => one !== undefined) ?? "handle";
      const isMany = code === "too_big" && path.length === 1 && path[0] !== "title";
      const fault = at(path[0] === "variants" ? lineOf(path[1]) : imported.line, field, isMany ? "tooMany" : code === "too_big" ? "tooLong" : "notTaken"); // prettier-ignore
      if (!faults.some(({ line, column }) => line === fault.line && column === fault.column)) faults.push(fault);
    }
  }
  return { draft, faults };
}

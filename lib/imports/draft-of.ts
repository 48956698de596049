import { ProductDraft, type VariantDraft } from "@/lib/catalog/staff-contract";
import { PRODUCT_LIMITS } from "@/lib/core/product-limits";
import { HOME_CURRENCY } from "@/lib/core/money";
import type { ImportSettings } from "@/lib/db/schema/imports";
import { LOCALES, type Locale, type LocalText } from "@/lib/core/locale";
import type { Field, TextField } from "./fields";
import type { CellFault, ImportedPrice, ImportedProduct, ImportedVariant, Reason } from "./imported";
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
  const base = existing ?? emptyDraft(imported.handle, ground.settings);
  const text = (field: TextField, before: LocalText) => textOf(imported.texts[field], before, ground.settings);
  const { options, choices } = optionsOf(imported, base.options);
  const codes = options.map(({ code }) => code);
  const variants = imported.variants.map((variant, index) =>
    variantOf(variant, { handle: imported.handle, known: base.variants, optionValues: choices[index] ?? {} }),
  );
  const seo = base.seo ?? { title: NO_TEXT, description: NO_TEXT };
  const draft = {
    ...base,
    status: imported.status ?? base.status,
    title: text("title", base.title),
    description: text("description", base.description),
    materials: text("materials", base.materials),
    care: text("care", base.care),
    dimensionsMm: imported.dimensionsMm ?? base.dimensionsMm,
    weightGrams: imported.weightGrams ?? base.weightGrams,
    tags: imported.tags ?? base.tags,
    collectionId: ground.collections.get(nameOf(imported.collection ?? "")) ?? base.collectionId,
    options,
    variants: [...variants, ...keptVariants(base.variants, { variants, codes })],
    seo: seoOf(text("seoTitle", seo.title), text("seoDescription", seo.description)),
  };
  return checked(draft, imported, ground);
}

const emptyDraft = (handle: string, { collectionId }: ImportSettings): ProductDraft => ({
  ...{ handle, status: "draft", title: NO_TEXT, description: NO_TEXT, materials: NO_TEXT, care: NO_TEXT },
  ...{ dimensionsMm: null, weightGrams: 0, tags: [], collectionId, collectionIds: [], options: [] },
  ...{ variants: [], pictures: [], seo: null },
});

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

type Place = { handle: string; known: readonly VariantDraft[]; optionValues: Record<string, string> };

function variantOf(variant: ImportedVariant, { handle, known, optionValues }: Place): VariantDraft {
  const own = known.find(({ sku }) => sku === variant.sku) ?? sameChoice(known, optionValues);
  const given = new Set(variant.prices.map(({ currency }) => currency));
  const prices = variant.prices.map((price) => priceOf(price, own));
  const sku = variant.sku ?? own?.sku ?? skuOf(handle, Object.values(optionValues));
  if (own) {
    const kept = own.prices.filter(({ currency }) => !given.has(currency));
    return { ...own, sku, gtin: variant.barcode ?? own.gtin, optionValues, prices: [...prices, ...kept] };
  }
  const opening = variant.quantity === null ? {} : { openingStock: Math.min(variant.quantity, PRODUCT_LIMITS.stock) };
  return { sku, gtin: variant.barcode, optionValues, mediaId: null, prices, ...opening };
}

/** A price before the sale that the file says nothing of stays as long as it is still the higher one. */
function priceOf({ currency, amount, compareAtAmount }: ImportedPrice, own: VariantDraft | undefined) {
  const before = own?.prices.find((price) => price.currency === currency)?.compareAtAmount ?? null;
  const kept = before !== null && before > amount ? before : null;
  return { currency, amount, compareAtAmount: compareAtAmount === undefined ? kept : compareAtAmount };
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
function keptVariants(known: readonly VariantDraft[], { variants, codes }: Taken): VariantDraft[] {
  const ids = new Set(variants.map(({ id }) => id));
  const skus = new Set(variants.map(({ sku }) => sku));
  const isWhole = ({ optionValues }: VariantDraft) =>
    codes.length > 0 &&
    codes.length === Object.keys(optionValues).length &&
    codes.every((code) => code in optionValues);
  return known.filter(
    (one) => !ids.has(one.id) && !skus.has(one.sku) && isWhole(one) && !sameChoice(variants, one.optionValues),
  );
}

/** The field in which a part of a draft was written. */
const FIELD_OF: Record<string, Field> = {
  ...{
    handle: "handle",
    title: "title",
    description: "description",
    materials: "materials",
    care: "care",
    tags: "tags",
  },
  ...{ dimensionsMm: "widthCm", weightGrams: "weightGrams", options: "option1Name", seo: "seoTitle" },
  ...{ sku: "sku", gtin: "barcode", prices: "price", amount: "price", compareAtAmount: "compareAtPrice" },
  ...{ optionValues: "option1Value", openingStock: "quantity" },
};

function checked(draft: ProductDraft, imported: ImportedProduct, { columnOf }: DraftGround): Drafted {
  const at = (line: number, field: Field, reason: Reason): CellFault => ({ line, column: columnOf(field), reason });
  const faults = [...imported.faults, ...ruleFaults(draft, imported, at)];
  const parsed = ProductDraft.safeParse(draft);
  if (parsed.success) return { draft: parsed.data, faults };
  // One wrong cell may break several rules: the first of them says enough.
  if (faults.length > 0) return { draft, faults };
  return { draft, faults: parsed.error.issues.map((issue) => shapeFault(issue, imported, at)) };
}

type At = (line: number, field: Field, reason: Reason) => CellFault;

function ruleFaults(draft: ProductDraft, { line: first, variants, faults }: ImportedProduct, at: At): CellFault[] {
  const isNameless = LOCALES.every((locale) => draft.title[locale] === "");
  const choices = draft.variants.map(({ optionValues }) => choiceOf(optionValues));
  return [
    ...(isNameless ? [at(first, "title", "titleMissing")] : []),
    ...variants.flatMap(({ line }, index) => {
      const isTold = faults.some((fault) => fault.line === line);
      if (isTold) return [];
      const hasPrice = draft.variants[index]?.prices.some(({ currency }) => currency === HOME_CURRENCY);
      return [
        ...(choices.indexOf(choices[index] ?? "") < index ? [at(line, "option1Value", "optionTwice")] : []),
        ...(hasPrice ? [] : [at(line, "price", "priceMissing")]),
      ];
    }),
  ];
}

/** Lists of a draft that may have too many parts; everything else that is too big is a text or a number. */
const LISTS = new Set<PropertyKey | undefined>(["tags", "options", "values", "variants", "pictures"]);

function shapeFault({ code, path }: Issue, { line, variants }: ImportedProduct, at: At): CellFault {
  const field = path.map((part) => FIELD_OF[String(part)]).findLast((one) => one !== undefined) ?? "handle";
  const where = path[0] === "variants" ? (variants[Number(path[1])]?.line ?? line) : line;
  if (code !== "too_big") return at(where, field, "notTaken");
  return at(where, field, LISTS.has(path.at(-1)) ? "tooMany" : "tooLong");
}

type Issue = { code: string; path: PropertyKey[] };

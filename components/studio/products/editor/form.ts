import { CURRENCIES, type Currency, HOME_CURRENCY, moneyDecimal, readAmount } from "@/lib/core/money";
import type { LocalText } from "@/lib/core/locale";
import type { ProductDraft } from "@/lib/catalog/staff-client";

/** A price as it stands in its fields. */
export type PriceForm = { amount: string; compareAt: string };

export type VariantForm = {
  /** Names the row while it is edited. */
  key: string;
  id: string | null;
  sku: string;
  gtin: string;
  optionValues: Record<string, string>;
  mediaId: string | null;
  prices: Partial<Record<Currency, PriceForm>>;
  openingStock: string;
};

/** A product as it stands in the fields of its editor: what is a number there is still text here. */
export type ProductForm = Omit<ProductDraft, "variants" | "tags" | "dimensionsMm" | "weightGrams" | "seo"> & {
  variants: VariantForm[];
  tags: string;
  dimensions: { width: string; depth: string; height: string };
  weight: string;
  seo: { title: LocalText; description: LocalText };
};

const NONE: LocalText = { th: "", en: "" };
const MM_PER_CM = 10;

const centimetres = (millimetres: number | undefined) =>
  millimetres === undefined ? "" : String(millimetres / MM_PER_CM);

/** A product's draft in the fields of its editor. */
export function toForm(draft: ProductDraft): ProductForm {
  const { variants, tags, dimensionsMm, weightGrams, seo, ...rest } = draft;
  return {
    ...rest,
    variants: variants.map(({ id, gtin, prices, openingStock, ...variant }) => ({
      ...variant,
      key: id ?? variant.sku,
      id: id ?? null,
      gtin: gtin ?? "",
      prices: Object.fromEntries(prices.map((price) => [price.currency, toPriceForm(price)])),
      openingStock: openingStock === undefined ? "" : String(openingStock),
    })),
    tags: tags.join(" "),
    dimensions: {
      width: centimetres(dimensionsMm?.width),
      depth: centimetres(dimensionsMm?.depth),
      height: centimetres(dimensionsMm?.height),
    },
    weight: weightGrams === 0 ? "" : String(weightGrams),
    seo: seo ?? { title: NONE, description: NONE },
  };
}

type Price = ProductDraft["variants"][number]["prices"][number];

const trimmed = (decimal: string) => decimal.replace(/\.0+$/, "");

const toPriceForm = ({ amount, compareAtAmount, currency }: Price): PriceForm => ({
  amount: trimmed(moneyDecimal({ amount, currency })),
  compareAt: compareAtAmount === null ? "" : trimmed(moneyDecimal({ amount: compareAtAmount, currency })),
});

/** What is typed but no number: the shop refuses it at its field. */
const NO_NUMBER = -1;

const numberIn = (text: string): number =>
  /^\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.replace(",", ".")) : NO_NUMBER;
const amountIn = (text: string, currency: Currency): number => readAmount(text, currency) ?? NO_NUMBER;

/** The prices of a row in the order of the currencies; those without an amount are none. */
const pricesIn = ({ prices }: VariantForm): Price[] =>
  CURRENCIES.flatMap((currency) => {
    const { amount = "", compareAt = "" } = prices[currency] ?? {};
    if (amount.trim() === "") return [];
    const compareAtAmount = compareAt.trim() === "" ? null : amountIn(compareAt, currency);
    return [{ currency, amount: amountIn(amount, currency), compareAtAmount }];
  });

/** What stands in the fields as the shop takes it. */
export function toDraft(form: ProductForm): ProductDraft {
  const { variants, tags, dimensions, weight, seo, ...rest } = form;
  const sides = [dimensions.width, dimensions.depth, dimensions.height];
  const [width, depth, height] = sides.map((side) => Number((numberIn(side) * MM_PER_CM).toFixed(3))) as [
    number,
    number,
    number,
  ];
  const isSaid = (text: LocalText) => text.th.trim() !== "" || text.en.trim() !== "";
  return {
    ...rest,
    variants: variants.map((variant) => ({
      ...(variant.id === null ? {} : { id: variant.id }),
      sku: variant.sku,
      gtin: variant.gtin.trim() === "" ? null : variant.gtin.trim(),
      optionValues: variant.optionValues,
      mediaId: variant.mediaId,
      prices: pricesIn(variant),
      ...(variant.id === null && variant.openingStock.trim() !== ""
        ? { openingStock: numberIn(variant.openingStock) }
        : {}),
    })),
    tags: tags.split(/[\s,]+/).filter((tag) => tag !== ""),
    dimensionsMm: sides.every((side) => side.trim() === "") ? null : { width, depth, height },
    weightGrams: weight.trim() === "" ? 0 : numberIn(weight),
    seo: isSaid(seo.title) || isSaid(seo.description) ? seo : null,
  };
}

/** Currencies that a product has prices in, the home currency first, then the dollar, which most shops abroad take. */
export const currenciesOf = ({ variants }: ProductForm): Currency[] =>
  CURRENCIES.filter(
    (currency) =>
      currency === HOME_CURRENCY || currency === "USD" || variants.some(({ prices }) => prices[currency] !== undefined),
  );

/** Where the price of a row in a currency stands in the body that saves it; for what is refused there. */
export function pricePointer(variant: VariantForm, index: number, currency: Currency): string {
  const place = pricesIn(variant).findIndex((price) => price.currency === currency);
  return `#/variants/${String(index)}/prices${place === -1 ? "" : `/${String(place)}`}`;
}

/** A product of which nothing is known yet. */
export const emptyDraft = (collectionId: string): ProductDraft => ({
  ...{ handle: "", status: "draft", title: NONE, description: NONE, materials: NONE, care: NONE },
  ...{ dimensionsMm: null, weightGrams: 0, tags: [], collectionId, collectionIds: [], options: [], pictures: [] },
  variants: [{ sku: "", gtin: null, optionValues: {}, mediaId: null, prices: [] }],
  seo: null,
});

/** Which parts of a product two drafts have differently, by their names. */
export const differingParts = (one: ProductDraft, other: ProductDraft): (keyof ProductDraft)[] =>
  // Safe: the names of a draft are its own.
  (Object.keys(one) as (keyof ProductDraft)[]).filter(
    (name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]),
  );

/**
 * Mine over theirs: parts that I changed since I opened the product are mine, all others are as they are by now, so that
 * nobody's other work is lost.
 */
export function mergeDrafts({ base, mine, theirs }: { base: ProductDraft; mine: ProductDraft; theirs: ProductDraft }) {
  const own = differingParts(mine, base);
  return { ...theirs, ...Object.fromEntries(own.map((name) => [name, mine[name]])) };
}

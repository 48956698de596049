import { isDeepStrictEqual } from "node:util";
import { minorUnits } from "@/lib/core/money";
import { PRODUCT_LIMITS } from "@/lib/core/product-limits";
import type { BulkBefore, BulkChange, BulkOutcome, BulkRefusal, PriceChange, ProductDraft } from "./staff-contract";

type Price = ProductDraft["variants"][number]["prices"][number];

const PERCENT = 100;

/**
 * A price after a change of many; null where it would be none that the shop can take.
 *
 * A struck-through price stays as long as it is higher.
 */
export function changedPrice(price: Price, { by, currency, isWhole, isSale }: PriceChange): Price | null {
  const unit = isWhole ? minorUnits(currency) : 1;
  const exact = by.unit === "percent" ? price.amount * (1 + by.value / PERCENT) : price.amount + by.value;
  // Floating point leaves 590.4999999 of what is 590.5.
  const amount = Math.round(Number((exact / unit).toFixed(6))) * unit;
  if (amount < 1 || amount > PRODUCT_LIMITS.amount) return null;
  const struck = price.compareAtAmount ?? (isSale ? price.amount : null);
  return { ...price, amount, compareAtAmount: struck !== null && struck > amount ? struck : null };
}

/** A product after a change of many, or why it cannot be had. */
export function applyChange(draft: ProductDraft, change: BulkChange): ProductDraft | BulkRefusal {
  switch (change.kind) {
    case "status":
      return { ...draft, status: change.status };
    case "tags": {
      const tags = [...new Set([...draft.tags, ...change.add])].filter((tag) => !change.remove.includes(tag));
      return tags.length > PRODUCT_LIMITS.tags ? "tags" : { ...draft, tags };
    }
    case "collection":
      return moveTo(draft, change);
    case "price":
      return withPrices(draft, change);
  }
}

function moveTo(draft: ProductDraft, { collectionId, how }: Extract<BulkChange, { kind: "collection" }>) {
  const others = draft.collectionIds.filter((id) => id !== collectionId);
  if (how === "move") return { ...draft, collectionId, collectionIds: others };
  if (draft.collectionId === collectionId) return how === "add" ? draft : "collection";
  if (how === "remove") return { ...draft, collectionIds: others };
  if (others.length >= PRODUCT_LIMITS.collections) return "collection";
  return { ...draft, collectionIds: [...others, collectionId].sort() };
}

function withPrices(draft: ProductDraft, change: PriceChange): ProductDraft | BulkRefusal {
  const changed = draft.variants.map((variant) => ({
    ...variant,
    prices: variant.prices.map((price) => (price.currency === change.currency ? changedPrice(price, change) : price)),
  }));
  const variants = changed.flatMap(({ prices, ...variant }) => {
    const sound = prices.filter((price) => price !== null);
    return sound.length === prices.length ? [{ ...variant, prices: sound }] : [];
  });
  return variants.length === changed.length ? { ...draft, variants } : "price";
}

const pricesOf = ({ variants }: ProductDraft) => Object.fromEntries(variants.map(({ sku, prices }) => [sku, prices]));

/** What a product was, as far as it is another now; empty where it is not. */
export function differenceOf(before: ProductDraft, after: ProductDraft): BulkBefore {
  const names = ["status", "tags", "collectionId", "collectionIds"] as const;
  const changed = names.filter((name) => !isDeepStrictEqual(before[name], after[name]));
  const [was, is] = [pricesOf(before), pricesOf(after)];
  return {
    ...Object.fromEntries(changed.map((name) => [name, before[name]])),
    ...(isDeepStrictEqual(was, is) ? {} : { prices: was }),
  };
}

/** A product as it was before a change of many. */
export const applyBefore = (draft: ProductDraft, { prices, ...before }: BulkBefore): ProductDraft => ({
  ...draft,
  ...Object.fromEntries(Object.entries(before).filter(([, value]) => value !== undefined)),
  variants: draft.variants.map((variant) => ({ ...variant, prices: prices?.[variant.sku] ?? variant.prices })),
});

/** What variants cost before and after, where that differs. */
export function priceSteps(before: ProductDraft, after: ProductDraft): BulkOutcome["prices"] {
  return before.variants.flatMap(({ sku, prices }, index) =>
    prices.flatMap(({ amount, currency }) => {
      const next = after.variants[index]?.prices.find((price) => price.currency === currency);
      if (!next || next.amount === amount) return [];
      return [{ sku, before: { amount, currency }, after: { amount: next.amount, currency } }];
    }),
  );
}

import { isSoldOut, shownVariant } from "@/components/catalog/choice";
import { choiceWords } from "@/components/catalog/choice-words";
import type { AddLineInput } from "@/lib/cart/contract";
import type { ProductChoice, Variant } from "@/lib/catalog/contract";
import type { Money } from "@/lib/core/money";
import type { StockByVariant } from "@/lib/inventory/contract";
import type { Look, TaggedProduct } from "@/lib/posts/contract";

/** What a shopper and the shop changed of a look. */
export type LookChanges = {
  /** What was picked instead, by the tagged variant. */
  picked: Readonly<Record<string, string>>;
  /** Tagged variants that the shopper does not want. */
  leftOut: ReadonlySet<string>;
  /** Variants that the shop would not put in: gone, whatever the stock said before. */
  refused: ReadonlySet<string>;
};

export const NO_CHANGES: LookChanges = { picked: {}, leftOut: new Set(), refused: new Set() };

/** One thing of a look as it stands now. */
export type LookLine = {
  /** The tagged variant: what the line is known by, whatever was picked instead. */
  key: string;
  variantId: string;
  choice: string;
  price: Money;
  compareAtPrice: Money | null;
  pictureKey: string;
  /** Sold out, or no longer sold: it cannot be taken. */
  isGone: boolean;
  isIn: boolean;
  /** What else it can be had in; null until that is here. */
  product: ProductChoice | null;
  variant: Variant | null;
};

/** A look's things, in the order of the post. Until `look` is here they are what the post knows of them. */
export function lookLines(tagged: readonly TaggedProduct[], look: Look | undefined, changes: LookChanges): LookLine[] {
  return tagged.map((tag) => {
    const shown = shownOf(tag, look, changes.picked[tag.variantId]);
    const isUnknown = look !== undefined && shown.product === null;
    const isGone = isUnknown || isGoneIn(look?.stock, changes, shown.variantId);
    return { key: tag.variantId, ...shown, isGone, isIn: !isGone && !changes.leftOut.has(tag.variantId) };
  });
}

function shownOf(tag: TaggedProduct, look: Look | undefined, pickedId = tag.variantId) {
  const product = look?.products.find(({ handle }) => handle === tag.handle);
  if (!product) return { ...tag, product: null, variant: null };
  const variant = shownVariant(product, look?.stock, pickedId);
  const { id: variantId, price, compareAtPrice } = variant;
  const pictureKey = variant.pictureKey ?? tag.pictureKey;
  return { variantId, choice: choiceWords(product, variant), price, compareAtPrice, pictureKey, product, variant };
}

/** Whether a variant cannot be taken: the stock says so, or the shop did. */
export const isGoneIn = (stock: StockByVariant | undefined, { refused }: LookChanges, variantId: string) =>
  isSoldOut(stock, variantId) || refused.has(variantId);

/** The changes after some lines, by key, were taken in again or left out. */
export function withKept(changes: LookChanges, keys: readonly string[], isIn: boolean): LookChanges {
  const others = [...changes.leftOut].filter((key) => !keys.includes(key));
  return { ...changes, leftOut: new Set(isIn ? others : [...others, ...keys]) };
}

/** What the things that are in cost together. */
export const totalOf = (lines: readonly Pick<LookLine, "isIn" | "price">[]): Money => ({
  amount: lines.reduce((sum, { isIn, price }) => sum + (isIn ? price.amount : 0), 0),
  currency: lines[0]?.price.currency ?? "THB",
});

/** What goes into the bag: two things in the same variant are two of it. */
export function toAdd(lines: readonly Pick<LookLine, "isIn" | "variantId">[]): AddLineInput[] {
  const quantities = new Map<string, number>();
  for (const { isIn, variantId } of lines) {
    if (isIn) quantities.set(variantId, (quantities.get(variantId) ?? 0) + 1);
  }
  return [...quantities].map(([variantId, quantity]) => ({ variantId, quantity }));
}

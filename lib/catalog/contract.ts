import { z } from "zod";
import { LocaleName, Money, Picture } from "@/lib/core/shapes";

/** A product where many stand side by side: a grid, a strip. `price` is its lowest. */
export const ProductCard = z.object({
  handle: z.string(),
  title: z.string(),
  price: Money,
  compareAtPrice: Money.nullable(),
  /** Whether variants cost different amounts, so that the price is a "from". */
  isFrom: z.boolean(),
  picture: Picture,
});
export type ProductCard = z.infer<typeof ProductCard>;

export const Collection = z.object({ handle: z.string(), title: z.string(), description: z.string() });
export type Collection = z.infer<typeof Collection>;

export const Variant = z.object({
  id: z.uuid(),
  sku: z.string(),
  /** Option code to value code. */
  optionValues: z.record(z.string(), z.string()),
  price: Money,
  compareAtPrice: Money.nullable(),
  /** Key of the picture that shows this variant; null where none does. */
  pictureKey: z.string().nullable(),
});
export type Variant = z.infer<typeof Variant>;

export const Option = z.object({
  code: z.string(),
  label: z.string(),
  values: z.array(z.object({ code: z.string(), label: z.string(), hex: z.string().optional() })),
});

/** A picture of a product; `variantId` is the one variant that it shows, null where it shows more or none. */
const ProductPicture = Picture.extend({ variantId: z.uuid().nullable() });

/** Everything a product page or sheet shows but stock, which is live. */
export const ProductView = z.object({
  id: z.uuid(),
  handle: z.string(),
  title: z.string(),
  description: z.string(),
  materials: z.string(),
  care: z.string(),
  dimensionsMm: z.object({ width: z.number(), depth: z.number(), height: z.number() }),
  weightGrams: z.int(),
  collection: z.object({ handle: z.string(), title: z.string(), hasSizeGuide: z.boolean() }),
  options: z.array(Option),
  variants: z.array(Variant).min(1),
  pictures: z.array(ProductPicture).min(1),
});
export type ProductView = z.infer<typeof ProductView>;

/** What can be chosen of a product, for where it stands among others. */
export const ProductChoice = ProductView.pick({ handle: true, options: true, variants: true });
export type ProductChoice = z.infer<typeof ProductChoice>;

/** A variant that is bought with another product, as a line to take along. */
export const Companion = z.object({
  variantId: z.uuid(),
  handle: z.string(),
  title: z.string(),
  /** The variant in words; empty for a product without options. */
  choice: z.string(),
  price: Money,
  compareAtPrice: Money.nullable(),
  picture: Picture,
});
export type Companion = z.infer<typeof Companion>;

/** What goes with a product: what others bought together with it, and what is like it. At most eight of each. */
export const RelatedProducts = z.object({ together: z.array(Companion).max(8), similar: z.array(ProductCard).max(8) });
export type RelatedProducts = z.infer<typeof RelatedProducts>;

/** The sizes of a collection's products as a table; every measure in millimetres, and not every row has all of them. */
export const SizeGuideView = z.object({
  note: z.string(),
  columns: z.array(z.object({ code: z.string(), label: z.string() })).min(1),
  rows: z.array(z.object({ size: z.string(), handles: z.array(z.string()), mm: z.record(z.string(), z.number()) })),
});
export type SizeGuideView = z.infer<typeof SizeGuideView>;

export const CollectionParams = z.object({ collection: z.string().regex(/^[a-z0-9-]{1,80}$/) });
export const ProductQuery = z.strictObject({ locale: LocaleName });
export const ProductParams = z.object({ handle: z.string().regex(/^[a-z0-9-]{1,80}$/) });

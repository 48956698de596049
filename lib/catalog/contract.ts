import { z } from "zod";
import { Money, Picture } from "@/lib/core/shapes";

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
  collection: z.object({ handle: z.string(), title: z.string() }),
  options: z.array(Option),
  variants: z.array(Variant).min(1),
  pictures: z.array(Picture).min(1),
  /** Key of its 3D model in true scale, `/media/<key>.<glb|usdz>`; null where there is none. */
  modelKey: z.string().nullable(),
});
export type ProductView = z.infer<typeof ProductView>;

/** What can be chosen of a product, for where it stands among others. */
export const ProductChoice = ProductView.pick({ handle: true, options: true, variants: true });
export type ProductChoice = z.infer<typeof ProductChoice>;

export const ProductParams = z.object({ handle: z.string().regex(/^[a-z0-9-]{1,80}$/) });

import { z } from "zod";
import { LocaleName, Money, pageOf, Picture } from "@/lib/core/shapes";

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

/** Orders of a list of products; the first is the shop's own. */
export const ProductSort = z.enum(["featured", "newest", "price-asc", "price-desc"]);
export type ProductSort = z.infer<typeof ProductSort>;

/** Values between commas, each once. */
const listOf = (value: z.ZodString) =>
  z
    .string()
    .max(1_000)
    .transform((list) => [...new Set(list.split(","))])
    .pipe(z.array(value).min(1).max(20));

/** Whole baht as they stand in an address; satang inside. */
const Baht = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform((baht) => Number(baht) * 100);

const Handle = z.string().regex(/^[a-z0-9-]{1,80}$/);

/** What a list of products may be narrowed by. Values of one kind are alternatives, the kinds go together. */
export const ProductsQuery = z
  .strictObject({
    locale: LocaleName,
    /** Handles of collections. */
    collection: listOf(Handle).optional(),
    /** Option values as `<option>:<value>`; those of one option are alternatives. */
    option: listOf(z.string().regex(/^[\w-]{1,40}:[\w-]{1,40}$/)).optional(),
    tag: listOf(z.string().regex(/^[\p{L}\p{M}\p{N}-]{1,40}$/u)).optional(),
    min: Baht.optional(),
    max: Baht.optional(),
    /** Only what can be bought now. */
    available: z.literal("1").optional(),
    sort: ProductSort.default("featured"),
    cursor: z.string().max(200).optional(),
  })
  .refine(({ min = 0, max = Infinity }) => min <= max, { path: ["max"] });
export type ProductsQuery = z.infer<typeof ProductsQuery>;

/** One value to narrow by. `count` is how many products it would leave; null where that was not counted. */
export const FacetValue = z.object({
  value: z.string(),
  label: z.string(),
  hex: z.string().optional(),
  count: z.int().min(0).nullable(),
});
export type FacetValue = z.infer<typeof FacetValue>;

/** What a list can be narrowed by; what was chosen of one kind does not narrow the counts of that kind. */
export const ProductFacets = z.object({
  collections: z.array(FacetValue),
  options: z.array(z.object({ code: z.string(), label: z.string(), values: z.array(FacetValue) })),
  tags: z.array(FacetValue),
  /** Whole baht from the cheapest to the dearest; null where that was not counted. */
  price: z.object({ min: z.int(), max: z.int() }).nullable(),
  available: z.object({ count: z.int().min(0).nullable() }),
});
export type ProductFacets = z.infer<typeof ProductFacets>;

/** A page of products. On the first one also how many there are (null: more than are counted) and how to narrow them. */
export const ProductPage = pageOf(ProductCard).extend({
  total: z.int().min(0).nullable(),
  facets: ProductFacets.nullable(),
});
export type ProductPage = z.infer<typeof ProductPage>;

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
  /** Null where nobody has measured it. */
  dimensionsMm: z.object({ width: z.number(), depth: z.number(), height: z.number() }).nullable(),
  weightGrams: z.int(),
  collection: z.object({ handle: z.string(), title: z.string(), hasSizeGuide: z.boolean() }),
  options: z.array(Option),
  variants: z.array(Variant).min(1),
  pictures: z.array(ProductPicture).min(1),
  /** Key of its 3D model in true scale, `/media/<key>.<glb|usdz>`; null where there is none. */
  modelKey: z.string().nullable(),
});
export type ProductView = z.infer<typeof ProductView>;

/** What can be chosen of a product, for where it stands among others. */
export const ProductChoice = ProductView.pick({ handle: true, options: true, variants: true });
export type ProductChoice = z.infer<typeof ProductChoice>;

export const ProductParams = z.object({ handle: Handle });
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

export const CollectionParams = z.object({ collection: Handle });
export const ProductQuery = z.strictObject({ locale: LocaleName });

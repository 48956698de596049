import { z } from "zod";
import { isGtin } from "@/lib/core/gtin";
import { PRODUCT_LIMITS as MOST } from "@/lib/core/product-limits";
import { Currency, inEachLanguage, LocalText, longText, Money, pageOf, plainText } from "@/lib/core/shapes";

const ProductStatus = z.enum(["draft", "published", "archived"]);
export type ProductStatus = z.infer<typeof ProductStatus>;

/** The readable key in an address. */
const Handle = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
const Code = z.string().regex(/^[\w-]{1,40}$/);
const Tag = z
  .string()
  .normalize("NFC")
  .regex(/^[\p{L}\p{M}\p{N}-]{1,40}$/u);
const Hex = z.string().regex(/^#[0-9a-f]{6}$/i);
const amount = z.int().min(1).max(MOST.amount);
const millimetres = z.number().positive().max(MOST.millimetres);
const version = z.int().positive();

const label = inEachLanguage(plainText(MOST.label));
const OptionDraft = z.strictObject({
  code: Code,
  label,
  values: z
    .array(z.strictObject({ code: Code, label, hex: Hex.optional() }))
    .min(1)
    .max(MOST.values),
});

/** What a variant costs in a currency, in minor units. */
const PriceDraft = z.strictObject({ currency: Currency, amount, compareAtAmount: amount.nullable() });

const VariantDraft = z.strictObject({
  /** Which one it is; without it the one with its SKU, or a new one. */
  id: z.uuid().optional(),
  sku: plainText(MOST.sku).min(1),
  gtin: z.string().refine(isGtin).nullable(),
  /** Option code to value code: one value of every option. */
  optionValues: z.record(Code, Code),
  /** The one of the product's pictures that bags and orders show for it. */
  mediaId: z.uuid().nullable(),
  prices: z.array(PriceDraft),
  /** What is on the shelf of a new variant, for the stock ledger; says nothing of one that is there already. */
  openingStock: z.int().min(0).max(MOST.stock).optional(),
});
export type VariantDraft = z.infer<typeof VariantDraft>;

const PictureDraft = z.strictObject({
  mediaId: z.uuid(),
  /** What is left empty becomes the product's title. */
  alt: inEachLanguage(plainText(MOST.alt)),
  /** The one variant that it shows, by its SKU; null where it shows more or none. */
  sku: plainText(MOST.sku).nullable(),
});

/** A product as its editor has it, whole. Until it is published it may lack texts, pictures and prices. */
export const ProductDraft = z.strictObject({
  handle: Handle,
  status: ProductStatus,
  title: inEachLanguage(plainText(MOST.title)),
  description: inEachLanguage(longText(MOST.description)),
  materials: inEachLanguage(longText(MOST.facts)),
  care: inEachLanguage(longText(MOST.facts)),
  /** Null where nobody has measured it. */
  dimensionsMm: z.strictObject({ width: millimetres, depth: millimetres, height: millimetres }).nullable(),
  weightGrams: z.int().min(0).max(MOST.grams),
  tags: z.array(Tag).max(MOST.tags),
  /** The collection whose shelf it stands on. */
  collectionId: z.uuid(),
  /** Further collections that are filled by hand; those with a rule take in what they want. */
  collectionIds: z.array(z.uuid()).max(MOST.collections),
  options: z.array(OptionDraft).max(MOST.options),
  /** In their order. What is left out is archived: the ledger and old orders still name it. */
  variants: z.array(VariantDraft).min(1).max(MOST.variants),
  /** In their order; the first is its cover. */
  pictures: z.array(PictureDraft).max(MOST.pictures),
  /** What search engines show instead of title and description; null for those. */
  seo: z
    .strictObject({
      title: inEachLanguage(plainText(MOST.seoTitle)),
      description: inEachLanguage(plainText(MOST.seoDescription)),
    })
    .nullable(),
});
export type ProductDraft = z.infer<typeof ProductDraft>;

/** The version that the editor saw last. */
export const VersionInput = z.strictObject({ version });
export const SaveProductInput = ProductDraft.extend({ version });
export type SaveProductInput = z.infer<typeof SaveProductInput>;

export const StaffProductParams = z.object({ productId: z.uuid() });

const StaffPicture = z.object({ key: z.string(), width: z.int(), height: z.int(), placeholder: z.string() });

/** A product with all that its editor needs: what can be edited, and what only can be seen. */
export const StaffProduct = z.object({
  id: z.uuid(),
  version: z.int(),
  updatedAt: z.iso.datetime({ offset: true }),
  draft: ProductDraft,
  /** By media id. */
  media: z.record(z.uuid(), StaffPicture),
  /** By variant id, of all that were ever sold. */
  stock: z.record(z.uuid(), z.object({ onHand: z.int(), reserved: z.int() })),
  /** Variants that are not sold any more. */
  archived: z.array(z.object({ choice: LocalText, variant: VariantDraft })),
  /** Collections that took it in by their rule. */
  byRule: z.array(z.uuid()),
});
export type StaffProduct = z.infer<typeof StaffProduct>;

/** A product as the list shows it. */
export const StaffProductCard = z.object({
  id: z.uuid(),
  handle: z.string(),
  title: LocalText,
  status: ProductStatus,
  version: z.int(),
  updatedAt: z.iso.datetime({ offset: true }),
  collection: LocalText,
  tags: z.array(z.string()),
  picture: z.object({ key: z.string(), placeholder: z.string() }).nullable(),
  /** Lowest and highest price of what is sold; null where it has none. */
  price: z.object({ from: Money, to: Money }).nullable(),
  variantCount: z.int(),
  /** What can be sold now, of all variants together. */
  available: z.int(),
  lacksTranslation: z.boolean(),
  lacksPicture: z.boolean(),
});
export type StaffProductCard = z.infer<typeof StaffProductCard>;
export const StaffProductPage = pageOf(StaffProductCard);
export type StaffProductPage = z.infer<typeof StaffProductPage>;

export const StaffProductSort = z.enum(["updated", "newest", "title-th", "title-en"]);
export type StaffProductSort = z.infer<typeof StaffProductSort>;

export const StaffProductsQuery = z.strictObject({
  /** A part of the title in either language, of the handle, of an SKU or a barcode. */
  q: plainText(100).optional(),
  /** Without it all but the archived ones. */
  status: ProductStatus.optional(),
  /** Handle of a collection. */
  collection: Handle.optional(),
  /** `low`: some variant on sale has fewer than five; `out`: nothing can be sold. */
  stock: z.enum(["in", "low", "out"]).optional(),
  missing: z.enum(["translation", "picture"]).optional(),
  sort: StaffProductSort.default("updated"),
  cursor: z.string().max(1_200).optional(),
});
export type StaffProductsQuery = z.infer<typeof StaffProductsQuery>;

const PriceChange = z.strictObject({
  kind: z.literal("price"),
  currency: Currency,
  /** By how much: in percent, or in minor units of the currency; below zero it gets cheaper. */
  by: z.discriminatedUnion("unit", [
    z.strictObject({ unit: z.literal("percent"), value: z.number().min(-99).max(1_000) }),
    z.strictObject({ unit: z.literal("amount"), value: z.int().min(-MOST.amount).max(MOST.amount) }),
  ]),
  /** Rounds to whole units of the currency: no satang. */
  isWhole: z.boolean(),
  /** Shows what it cost before, struck through. */
  isSale: z.boolean(),
});
export type PriceChange = z.infer<typeof PriceChange>;

/** One change of many products at once. */
export const BulkChange = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("status"), status: ProductStatus }),
  z.strictObject({ kind: z.literal("tags"), add: z.array(Tag).max(MOST.tags), remove: z.array(Tag).max(MOST.tags) }),
  z.strictObject({ kind: z.literal("collection"), collectionId: z.uuid(), how: z.enum(["move", "add", "remove"]) }),
  PriceChange,
]);
export type BulkChange = z.infer<typeof BulkChange>;

export const BulkInput = z.strictObject({
  products: z
    .array(z.strictObject({ id: z.uuid(), version }))
    .min(1)
    .max(MOST.bulk),
  change: BulkChange,
  /** Says what would come of it, and changes nothing. */
  isPreview: z.boolean(),
});
export type BulkInput = z.infer<typeof BulkInput>;

/** What a product was before a change of many, as far as that changed it; prices by SKU. */
const BulkBefore = ProductDraft.pick({ status: true, tags: true, collectionId: true, collectionIds: true })
  .extend({ prices: z.record(z.string(), z.array(PriceDraft)) })
  .partial();
export type BulkBefore = z.infer<typeof BulkBefore>;

/** Takes a change of many products back; `version` is the one that it left behind. */
export const BulkUndoInput = z.strictObject({
  products: z
    .array(z.strictObject({ id: z.uuid(), version, before: BulkBefore }))
    .min(1)
    .max(MOST.bulk),
});
export type BulkUndoInput = z.infer<typeof BulkUndoInput>;

/** Why a product was left as it is. */
const BulkRefusal = z.enum(["changed", "gone", "incomplete", "price", "collection", "tags"]);
export type BulkRefusal = z.infer<typeof BulkRefusal>;

const BulkOutcome = z.object({
  id: z.uuid(),
  title: LocalText,
  outcome: z.enum(["changed", "unchanged", "refused"]),
  reason: BulkRefusal.nullable(),
  /** What its variants cost before and after, where that changes. */
  prices: z.array(z.object({ sku: z.string(), before: Money, after: Money })),
});
export type BulkOutcome = z.infer<typeof BulkOutcome>;

export const BulkAnswer = z.object({
  items: z.array(BulkOutcome),
  /** What takes it back; null for a preview, and where nothing changed. */
  undo: BulkUndoInput.nullable(),
});
export type BulkAnswer = z.infer<typeof BulkAnswer>;

/** What a collection takes in by itself: products on sale with one of the tags, from or to a price in minor units. */
const RuleDraft = z
  .strictObject({ tags: z.array(Tag).max(MOST.tags), minAmount: amount.nullable(), maxAmount: amount.nullable() })
  .refine(({ minAmount, maxAmount }) => minAmount === null || maxAmount === null || minAmount <= maxAmount, {
    path: ["maxAmount"],
  });

/** A collection as its editor has it. */
export const CollectionDraft = z.strictObject({
  handle: Handle,
  title: inEachLanguage(plainText(MOST.label)),
  description: inEachLanguage(longText(MOST.facts)),
  /** Null for one that is filled by hand. */
  rule: RuleDraft.nullable(),
  /** What is put in by hand beside the products on its own shelf; a rule has none. */
  productIds: z.array(z.uuid()).max(MOST.members),
});
export type CollectionDraft = z.infer<typeof CollectionDraft>;

export const SaveCollectionInput = CollectionDraft.extend({ version });
export type SaveCollectionInput = z.infer<typeof SaveCollectionInput>;
export const StaffCollectionParams = z.object({ collectionId: z.uuid() });

/** All collections in the order in which the shop is to show them, each with the version that was seen. */
export const CollectionOrder = z.strictObject({
  collections: z
    .array(z.strictObject({ id: z.uuid(), version }))
    .min(1)
    .max(500),
});
export type CollectionOrder = z.infer<typeof CollectionOrder>;

/** A collection as the list shows it. */
export const StaffCollectionCard = z.object({
  id: z.uuid(),
  handle: z.string(),
  title: LocalText,
  version: z.int(),
  hasRule: z.boolean(),
  hasSizeGuide: z.boolean(),
  /** Products of every state whose shelf it is. */
  shelfCount: z.int(),
  /** Products that were taken in beside them. */
  memberCount: z.int(),
  lacksTranslation: z.boolean(),
});
export type StaffCollectionCard = z.infer<typeof StaffCollectionCard>;
export const StaffCollections = z.object({ items: z.array(StaffCollectionCard) });
export type StaffCollections = z.infer<typeof StaffCollections>;

/** A collection with all that its editor needs. */
export const StaffCollection = StaffCollectionCard.extend({
  draft: CollectionDraft,
  /** Those that were put in by hand, as they are called. */
  members: z.array(z.object({ id: z.uuid(), handle: z.string(), title: LocalText })),
});
export type StaffCollection = z.infer<typeof StaffCollection>;

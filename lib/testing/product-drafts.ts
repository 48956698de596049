import type { ProductDraft } from "@/lib/catalog/staff-contract";
import { newId } from "@/lib/core/ids";
import type { Context } from "@/lib/db/context";
import { type CollectionRule, collections } from "@/lib/db/schema/catalog";
import { media } from "@/lib/db/schema/media";

const unique = () => newId().slice(-12);
const both = (text: string) => ({ th: text, en: text });

/** A picture that nothing shows yet. */
export async function pictureOf({ db }: Context): Promise<string> {
  const row = { key: `p-${unique()}`, width: 1080, height: 1350, thumbhash: "", alt: both("") };
  const [made] = await db.insert(media).values(row).returning({ id: media.id });
  return made?.id ?? "";
}

/** A collection without products, filled by hand or by a rule. */
export async function shelfOf({ db }: Context, rule: CollectionRule | null = null) {
  const handle = `shelf-${unique()}`;
  const row = { handle, title: both("Shelf"), description: both(""), position: 1, rule };
  const [made] = await db.insert(collections).values(row).returning({ id: collections.id });
  return { id: made?.id ?? "", handle };
}

/** A whole product of two sizes, ready to be published. */
export async function draftOf(ctx: Context, overrides: Partial<ProductDraft> = {}): Promise<ProductDraft> {
  const name = unique();
  const mediaId = await pictureOf(ctx);
  const sizes = ["s", "l"].map((code) => ({ code, label: both(code.toUpperCase()) }));
  return {
    handle: `cup-${name}`,
    status: "published",
    title: { th: "ถ้วยเช้า", en: "Morning cup" },
    description: { th: "ถ้วยใบเล็ก", en: "A small cup" },
    materials: { th: "ดินเผา", en: "Stoneware" },
    care: both(""),
    dimensionsMm: { width: 80, depth: 80, height: 90 },
    weightGrams: 300,
    tags: [],
    collectionId: (await shelfOf(ctx)).id,
    collectionIds: [],
    options: [{ code: "size", label: { th: "ขนาด", en: "Size" }, values: sizes }],
    variants: [
      {
        ...{ sku: `S-${name}`, gtin: "4006381333931", optionValues: { size: "s" }, mediaId, openingStock: 7 },
        prices: [
          { currency: "USD", amount: 1_700, compareAtAmount: null },
          { currency: "THB", amount: 59_000, compareAtAmount: 79_000 },
        ],
      },
      {
        ...{ sku: `L-${name}`, gtin: null, optionValues: { size: "l" }, mediaId: null, openingStock: 3 },
        prices: [{ currency: "THB", amount: 69_000, compareAtAmount: null }],
      },
    ],
    pictures: [{ mediaId, alt: both(""), sku: `S-${name}` }],
    seo: null,
    ...overrides,
  };
}

import type { SaleLine } from "@/lib/catalog";
import type { Locale } from "@/lib/core/locale";
import { HOME_CURRENCY } from "@/lib/core/money";
import { placeholderGradient } from "@/lib/media";
import type { ProductTag, TaggedProduct } from "./contract";
import { spreadOut } from "./spread-out";

/** A tag as the database has it. */
export type TagRow = { variantId: string; x: number; y: number };

type Tagged = { products: TaggedProduct[]; tagsOf: (rows: readonly TagRow[]) => ProductTag[] };

const rounded = (fraction: number) => Math.round(fraction * 1_000) / 1_000;

/**
 * The products of some pictures, each once, and the tags that point at them. Tags of what is not for sale are left out.
 *
 * @param pictures The tags of each picture.
 * @param lines Offers by variant id.
 */
export function tagProducts(pictures: readonly TagRow[][], lines: Map<string, SaleLine>, locale: Locale): Tagged {
  const shown = [...new Set(pictures.flat().map(({ variantId }) => variantId))].flatMap((id) => lines.get(id) ?? []);
  const indexes = new Map(shown.map(({ variantId }, index) => [variantId, index]));
  return {
    products: shown.map((line) => toTagged(line, locale)),
    tagsOf: (rows) =>
      spreadOut(
        rows.flatMap(({ variantId, x, y }) => {
          const product = indexes.get(variantId);
          return product === undefined ? [] : [{ product, x, y }];
        }),
      ).map(({ product, x, y }) => ({ product, x: rounded(x), y: rounded(y) })),
  };
}

/** A variant as a tag's label or a strip shows it. */
export const toTagged = (line: SaleLine, locale: Locale): TaggedProduct => ({
  variantId: line.variantId,
  handle: line.handle,
  title: line.title[locale],
  choice: line.choice[locale],
  price: { amount: line.unitAmount, currency: HOME_CURRENCY },
  compareAtPrice: line.compareAtAmount === null ? null : { amount: line.compareAtAmount, currency: HOME_CURRENCY },
  pictureKey: line.mediaKey,
  placeholder: placeholderGradient(line.thumbhash),
});

import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { LocalText } from "@/lib/core/locale";
import type { Currency } from "@/lib/core/money";
import type { Context } from "@/lib/db/context";
import { prices, productMedia, products, variants } from "@/lib/db/schema/catalog";
import { media } from "@/lib/db/schema/media";
import { choiceText } from "./rules";

/** A variant as a cart, a checkout and an order need it: with its price now and the words to call it. */
export type SaleLine = {
  variantId: string;
  handle: string;
  sku: string;
  title: LocalText;
  choice: LocalText;
  unitAmount: number;
  compareAtAmount: number | null;
  mediaKey: string;
  thumbhash: string;
};

/**
 * The offers of some variants in a currency: one statement. Unknown, archived, unpublished or unpriced ones are left out.
 *
 * @returns By variant id.
 */
export async function getSaleLines(
  { db }: Context,
  variantIds: readonly string[],
  currency: Currency,
): Promise<Map<string, SaleLine>> {
  if (variantIds.length === 0) return new Map();
  const picture = sql`coalesce(${variants.mediaId}, (select ${productMedia.mediaId} from ${productMedia}
    where ${productMedia.productId} = ${products.id} order by ${productMedia.position} limit 1))`;
  const rows = await db
    .select({
      variantId: variants.id,
      handle: products.handle,
      sku: variants.sku,
      title: products.title,
      options: products.options,
      optionValues: variants.optionValues,
      unitAmount: prices.amount,
      compareAtAmount: prices.compareAtAmount,
      mediaKey: media.key,
      thumbhash: media.thumbhash,
    })
    .from(variants)
    .innerJoin(products, and(eq(products.id, variants.productId), eq(products.status, "published")))
    .innerJoin(prices, and(eq(prices.variantId, variants.id), eq(prices.currency, currency)))
    .innerJoin(media, eq(media.id, picture))
    .where(and(inArray(variants.id, [...variantIds]), isNull(variants.archivedAt)));
  return new Map(
    rows.map(({ options, optionValues, ...line }) => [
      line.variantId,
      { ...line, choice: choiceText(options, optionValues) },
    ]),
  );
}

import { eq, inArray } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { variants } from "@/lib/db/schema/catalog";
import { productTags } from "@/lib/db/schema/posts";

/** The posts that can be found by the name of a product, because it is tagged in them. */
export async function listPostsNaming({ db }: Context, productId: string): Promise<string[]> {
  const own = db.select({ id: variants.id }).from(variants).where(eq(variants.productId, productId));
  const rows = await db
    .selectDistinct({ id: productTags.postId })
    .from(productTags)
    .where(inArray(productTags.variantId, own));
  return rows.map(({ id }) => id);
}

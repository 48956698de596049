import { and, eq, inArray, sql } from "drizzle-orm";
import type { LocalText } from "@/lib/core/locale";
import type { Context } from "@/lib/db/context";
import { products, variants } from "@/lib/db/schema/catalog";
import { posts, productTags } from "@/lib/db/schema/posts";
import { type Findable, indexDocuments } from "./index-documents";

const MINUTE_MS = 60_000;

/**
 * Makes posts findable by their captions and by what is tagged in them; the newest come first.
 *
 * @param postIds Only these; all posts without it. Drafts can be found no more.
 */
export async function indexPosts(ctx: Context, postIds: readonly string[] | null = null): Promise<void> {
  const titles = sql<LocalText[]>`coalesce((select json_agg(distinct p.title::jsonb) from ${productTags} t
    join ${variants} v on v.id = t.variant_id join ${products} p on p.id = v.product_id
    where t.post_id = "posts"."id"), '[]'::json)`;
  const rows = await ctx.db
    .select({ entityId: posts.id, caption: posts.caption, publishedAt: posts.publishedAt, titles })
    .from(posts)
    .where(and(eq(posts.status, "published"), postIds === null ? undefined : inArray(posts.id, [...postIds])));
  const found = rows.map(({ entityId, caption, publishedAt, titles: names }): Findable => {
    const rank = Math.floor(publishedAt.getTime() / MINUTE_MS);
    return { entityId, rank, title: caption, names, description: null };
  });
  await indexDocuments(ctx, "post", { found, scope: postIds });
}

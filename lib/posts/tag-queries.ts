import { and, desc, eq, sql } from "drizzle-orm";
import { getSaleLines } from "@/lib/catalog";
import { notFound } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import { HOME_CURRENCY } from "@/lib/core/money";
import { cutPage, decodeCursor, type Page } from "@/lib/core/page";
import type { Context } from "@/lib/db/context";
import { isAfter } from "@/lib/db/keyset";
import { productListings, variants } from "@/lib/db/schema/catalog";
import { media } from "@/lib/db/schema/media";
import { postHashtags, postMedia, posts, productTags } from "@/lib/db/schema/posts";
import { placeholderGradient } from "@/lib/media";
import type { HashtagView, PostThumb } from "./contract";
import { toTagged } from "./tagged-products";

/** More posts than these are not counted one by one. */
const COUNTED = 1_000;
/** The newest posts of a tag say which products belong to it. */
const LOOKED_AT = 24;
const PRODUCTS = 12;

/**
 * A hashtag with how much there is of it and what can be bought under it.
 *
 * @param tag In its one spelling.
 * @throws DomainError `not_found` for a tag of no published post.
 */
export async function getHashtag(ctx: Context, tag: string, locale: Locale): Promise<HashtagView> {
  const some = ctx.db
    .select({ one: sql`1` })
    .from(postHashtags)
    .where(eq(postHashtags.tag, tag))
    .limit(COUNTED);
  const postCount = await ctx.db.$count(some);
  if (postCount === 0) throw notFound("hashtag", tag);
  const ids = await listVariantsWithTag(ctx, tag);
  const lines = await getSaleLines(ctx, ids, HOME_CURRENCY);
  const products = ids.flatMap((id) => lines.get(id) ?? []).map((line) => toTagged(line, locale));
  return { tag, postCount, isMore: postCount === COUNTED, products };
}

/** One variant of each product: of those that carry the tag themselves first, then of those in its newest posts. */
async function listVariantsWithTag({ db }: Context, tag: string): Promise<string[]> {
  const answer = await db.execute(sql`
    with tagged as materialized (
      select product_id, position from ${productListings} where tags @> array[${tag}]::text[]
    ), own as (
      select first.id, l.product_id, l.position as place
      from tagged l
      cross join lateral (select v.id from ${variants} v where v.product_id = l.product_id and v.archived_at is null order by v.position limit 1) first
      order by l.position limit ${PRODUCTS}
    ), newest as (
      select h.post_id, row_number() over (order by h.published_at desc, h.post_id desc) as place
      from ${postHashtags} h where h.tag = ${tag} order by h.published_at desc, h.post_id desc limit ${LOOKED_AT}
    ), seen as (
      select t.variant_id as id, v.product_id, n.place, t.x
      from newest n join ${productTags} t on t.post_id = n.post_id join ${variants} v on v.id = t.variant_id
    ), every as (
      select id, product_id, 0 as rank, place, 0.0 as x from own
      union all select id, product_id, 1, place, x from seen
    ), once as (
      select distinct on (product_id) id, rank, place, x from every order by product_id, rank, place, x, id
    )
    select id from once order by rank, place, x, id limit ${PRODUCTS}`);
  // Safe: the statement names its one column; the common type of a database says nothing.
  const { rows } = answer as { rows: { id: string }[] };
  return rows.map(({ id }) => id);
}

const KEY = { at: postHashtags.publishedAt, id: postHashtags.postId };

/**
 * Published posts under a hashtag as pictures, newest first, paged by key along the tag's index.
 *
 * @param tag In its one spelling; one of no post gives an empty page.
 * @param options `cursor` of the page before; `size` posts a page, 12 by default.
 */
export async function listPostsWithTag(
  { db }: Context,
  tag: string,
  { locale, cursor, size = 12 }: { locale: Locale; cursor?: string | undefined; size?: number },
): Promise<Page<PostThumb>> {
  const after = cursor === undefined ? null : decodeCursor(cursor);
  const first = sql`(select ${postMedia.mediaId} from ${postMedia} where ${postMedia.postId} = ${posts.id}
    order by ${postMedia.position} limit 1)`;
  const rows = await db
    .select({
      ...KEY,
      shortId: posts.shortId,
      key: media.key,
      width: media.width,
      height: media.height,
      thumbhash: media.thumbhash,
      alt: media.alt,
    })
    .from(postHashtags)
    .innerJoin(posts, and(eq(posts.id, postHashtags.postId), eq(posts.status, "published")))
    .innerJoin(media, eq(media.id, first))
    .where(and(eq(postHashtags.tag, tag), after ? isAfter(KEY, after) : undefined))
    .orderBy(desc(postHashtags.publishedAt), desc(postHashtags.postId))
    .limit(size + 1);
  const page = cutPage(rows, size, ({ at, id }) => ({ at: at.toISOString(), id }));
  const items = page.items.map(({ shortId, key, width, height, thumbhash, alt }) => ({
    shortId,
    picture: { key, width, height, alt: alt[locale], placeholder: placeholderGradient(thumbhash) },
  }));
  return { items, nextCursor: page.nextCursor };
}

import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import { HOME_CURRENCY } from "@/lib/core/money";
import { cutPage, decodeCursor, type Page } from "@/lib/core/page";
import type { Context } from "@/lib/db/context";
import { isAfter } from "@/lib/db/keyset";
import { people } from "@/lib/db/schema/accounts";
import { variants } from "@/lib/db/schema/catalog";
import { media } from "@/lib/db/schema/media";
import { likes, postMedia, posts, productTags } from "@/lib/db/schema/posts";
import { saves } from "@/lib/db/schema/saves";
import { placeholderGradient } from "@/lib/media";
import { getSaleLines, type SaleLine } from "@/lib/catalog";
import type { LikesByPost, PostMarks, PostThumb, PostView } from "./contract";
import { readPreview } from "./preview-token";
import { tagProducts, type TagRow } from "./tagged-products";

type PictureRow = {
  mediaId: string;
  key: string;
  width: number;
  height: number;
  thumbhash: string;
  alt: Record<Locale, string>;
  durationMs: number | null;
  tags: TagRow[];
};

type PostRow = {
  id: string;
  shortId: string;
  author: string;
  caption: Record<Locale, string>;
  publishedAt: Date;
  pictures: PictureRow[];
};

/** Every tag of a picture; `tagProducts` leaves out those of a draft or an unpriced product, which would lead nowhere. */
const productTagsOf = sql`coalesce((select json_agg(json_build_object('variantId', t.variant_id, 'x', t.x, 'y', t.y)
  order by t.x, t.id) from ${productTags} t where t.post_id = pm.post_id and t.media_id = pm.media_id), '[]'::json)`;

const picturesOf = sql<
  PictureRow[]
>`coalesce((select json_agg(json_build_object('mediaId', m.id, 'key', m.key, 'width', m.width,
  'height', m.height, 'thumbhash', m.thumbhash, 'alt', m.alt, 'durationMs', m.duration_ms, 'tags', ${productTagsOf}) order by pm.position)
  from ${postMedia} pm join ${media} m on m.id = pm.media_id where pm.post_id = ${posts.id}), '[]'::json)`;

const postColumns = {
  id: posts.id,
  shortId: posts.shortId,
  author: people.name,
  caption: posts.caption,
  publishedAt: posts.publishedAt,
  pictures: picturesOf,
};

const KEY = { at: posts.publishedAt, id: posts.id };

/**
 * Published posts, newest first, paged by key: a page costs the same wherever it is.
 *
 * @param options `cursor` of the page before; `size` posts a page, 5 by default.
 */
export async function listPosts(
  ctx: Context,
  locale: Locale,
  { cursor, size = 5 }: { cursor?: string | undefined; size?: number } = {},
): Promise<Page<PostView>> {
  const after = cursor === undefined ? null : decodeCursor(cursor);
  const rows = await ctx.db
    .select(postColumns)
    .from(posts)
    .innerJoin(people, eq(people.id, posts.authorId))
    .where(and(eq(posts.status, "published"), after ? isAfter(KEY, after) : undefined))
    .orderBy(desc(posts.publishedAt), desc(posts.id))
    .limit(size + 1);
  const page = cutPage(rows, size, (row) => ({ at: row.publishedAt.toISOString(), id: row.id }));
  return { items: await toViews(ctx, page.items, locale), nextCursor: page.nextCursor };
}

/** @throws DomainError `not_found`, also for a draft. */
export async function getPost(ctx: Context, shortId: string, locale: Locale): Promise<PostView> {
  const rows = await ctx.db
    .select(postColumns)
    .from(posts)
    .innerJoin(people, eq(people.id, posts.authorId))
    .where(and(eq(posts.shortId, shortId), eq(posts.status, "published")));
  const [view] = await toViews(ctx, rows, locale);
  if (!view) throw notFound("post", shortId);
  return view;
}

/**
 * A post as shoppers would see it, for whoever has the link to its preview.
 *
 * @returns Only where it is once it is published: the link has done its work.
 * @throws DomainError `not_found` for a key that is not ours, and for a deleted post.
 */
export async function getPreview(
  ctx: Context,
  token: string,
  locale: Locale,
): Promise<{ post: PostView } | { shortId: string }> {
  const postId = readPreview(token);
  if (postId === null) throw notFound("preview", token);
  const rows = await ctx.db
    .select({ ...postColumns, status: posts.status })
    .from(posts)
    .innerJoin(people, eq(people.id, posts.authorId))
    .where(and(eq(posts.id, postId), ne(posts.status, "deleted")));
  const [row] = rows;
  if (row?.status === "published") return { shortId: row.shortId };
  const [post] = await toViews(ctx, rows, locale);
  if (!post) throw notFound("preview", token);
  return { post };
}

async function toViews(ctx: Context, rows: PostRow[], locale: Locale): Promise<PostView[]> {
  const ids = rows.flatMap((row) => row.pictures.flatMap(({ tags }) => tags.map(({ variantId }) => variantId)));
  const lines = await getSaleLines(ctx, [...new Set(ids)], HOME_CURRENCY);
  return rows.map((row) => toView(row, lines, locale));
}

function toView(row: PostRow, lines: Map<string, SaleLine>, locale: Locale): PostView {
  const { products, tagsOf } = tagProducts(
    row.pictures.map(({ tags }) => tags),
    lines,
    locale,
  );
  return {
    id: row.id,
    shortId: row.shortId,
    author: row.author,
    caption: row.caption[locale],
    publishedAt: row.publishedAt.toISOString(),
    pictures: row.pictures.map(({ key, width, height, thumbhash, alt, durationMs, tags }) => ({
      key,
      width,
      height,
      alt: alt[locale],
      placeholder: placeholderGradient(thumbhash),
      video: durationMs === null ? null : { durationMs },
      tags: tagsOf(tags),
    })),
    products,
  };
}

/**
 * Some posts as pictures, in the order of the ids; drafts are left out.
 *
 * @param postIds At most 100.
 */
export async function listPostThumbs(
  { db }: Context,
  postIds: readonly string[],
  locale: Locale,
): Promise<PostThumb[]> {
  if (postIds.length === 0) return [];
  const first = sql`(select ${postMedia.mediaId} from ${postMedia} where ${postMedia.postId} = ${posts.id}
    order by ${postMedia.position} limit 1)`;
  const rows = await db
    .select({
      id: posts.id,
      shortId: posts.shortId,
      key: media.key,
      width: media.width,
      height: media.height,
      thumbhash: media.thumbhash,
      alt: media.alt,
    })
    .from(posts)
    .innerJoin(media, eq(media.id, first))
    .where(and(eq(posts.status, "published"), inArray(posts.id, [...postIds])));
  const byId = new Map(rows.map(({ id, ...row }) => [id, row]));
  return postIds.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { shortId, thumbhash, alt, ...picture } = row;
    return [{ shortId, picture: { ...picture, alt: alt[locale], placeholder: placeholderGradient(thumbhash) } }];
  });
}

/** Published posts in which a product is tagged, newest first, at most twelve, as pictures. */
export async function listPostsWithProduct(ctx: Context, productId: string, locale: Locale): Promise<PostThumb[]> {
  const first = sql`(select ${postMedia.mediaId} from ${postMedia} where ${postMedia.postId} = ${posts.id}
    order by ${postMedia.position} limit 1)`;
  const isTagged = inArray(
    posts.id,
    ctx.db
      .select({ id: productTags.postId })
      .from(productTags)
      .innerJoin(variants, eq(variants.id, productTags.variantId))
      .where(eq(variants.productId, productId)),
  );
  const rows = await ctx.db
    .select({
      shortId: posts.shortId,
      key: media.key,
      width: media.width,
      height: media.height,
      thumbhash: media.thumbhash,
      alt: media.alt,
    })
    .from(posts)
    .innerJoin(media, eq(media.id, first))
    .where(and(eq(posts.status, "published"), isTagged))
    .orderBy(desc(posts.publishedAt), desc(posts.id))
    .limit(12);
  return rows.map(({ shortId, thumbhash, alt, ...picture }) => ({
    shortId,
    picture: { ...picture, alt: alt[locale], placeholder: placeholderGradient(thumbhash) },
  }));
}

/** Likes of some posts, with whether this device likes and saved them. Unknown posts are left out. */
export async function listLikes({ db, actor }: Context, postIds: readonly string[]): Promise<LikesByPost> {
  const deviceId = actor.kind === "device" ? actor.deviceId : null;
  const rows = await db
    .select({ id: posts.id, count: posts.likeCount, likedBy: likes.deviceId, savedBy: saves.deviceId })
    .from(posts)
    .leftJoin(likes, and(eq(likes.postId, posts.id), sql`${likes.deviceId} = ${deviceId}`))
    .leftJoin(saves, and(eq(saves.postId, posts.id), sql`${saves.deviceId} = ${deviceId}`))
    .where(and(inArray(posts.id, [...postIds]), eq(posts.status, "published")));
  return Object.fromEntries(
    rows.map(({ id, count, likedBy, savedBy }): [string, PostMarks] => [
      id,
      { count, isLiked: likedBy !== null, isSaved: savedBy !== null },
    ]),
  );
}

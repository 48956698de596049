import { and, desc, eq, ne, sql, type SQL } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import { hashtagOf } from "@/lib/core/hashtags";
import { cutPage, decodeCursor } from "@/lib/core/page";
import { type Context, requireRole } from "@/lib/db/context";
import { isAfter } from "@/lib/db/keyset";
import { people } from "@/lib/db/schema/accounts";
import { auditLog } from "@/lib/db/schema/audit";
import { products, variants } from "@/lib/db/schema/catalog";
import { media } from "@/lib/db/schema/media";
import { postMedia, posts, productTags } from "@/lib/db/schema/posts";
import { placeholderGradient } from "@/lib/media";
import { signPreview } from "./preview-token";
import type { StaffPost, StaffPostCard, StaffPostPage, StaffPostsQuery } from "./staff-contract";
import { getTaggables } from "./taggables";

const KEY = { at: posts.updatedAt, id: posts.id };
const PAGE_SIZE = 24;
const FOR_LIKE = /[\\%_]/g;

const ofPost = (rows: SQL) => sql`from ${postMedia} pm join ${media} m on m.id = pm.media_id
  where pm.post_id = ${posts.id} ${rows}`;
const lacksAlt = sql<boolean>`exists (select ${ofPost(sql`and '' in (trim(m.alt ->> 'th'), trim(m.alt ->> 'en'))`)})`;
const lacksTranslation = sql<boolean>`'' in (trim(${posts.caption} ->> 'th'), trim(${posts.caption} ->> 'en'))`;
const captions = sql`(${posts.caption} ->> 'th') || ' ' || (${posts.caption} ->> 'en')`;
const contains = (text: string) => sql`${captions} ilike ${`%${text.normalize("NFC").replace(FOR_LIKE, "\\$&")}%`}`;
const shows = (handle: string) => sql`exists (select from ${productTags} t join ${variants} v on v.id = t.variant_id
  join ${products} p on p.id = v.product_id where t.post_id = ${posts.id} and p.handle = ${handle})`;

const MISSING = { translation: lacksTranslation, alt: lacksAlt };

const filtersOf = ({ q, status, tag, product, missing }: StaffPostsQuery) =>
  and(
    status === undefined ? ne(posts.status, "deleted") : eq(posts.status, status),
    q === undefined || q === "" ? undefined : contains(q),
    tag === undefined || tag === "" ? undefined : contains(`#${hashtagOf(tag)}`),
    product === undefined || product === "" ? undefined : shows(product),
    missing === undefined ? undefined : MISSING[missing],
  );

/**
 * Posts of every state for staff, what was changed last first: one statement, paged by key.
 *
 * @param asked Filters, all of which must hold, and the cursor of the page before.
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function listStaffPosts(ctx: Context, asked: StaffPostsQuery): Promise<StaffPostPage> {
  requireRole(ctx.actor, "curator");
  const after = asked.cursor === undefined ? null : decodeCursor(asked.cursor);
  const cover = sql`(select ${postMedia.mediaId} from ${postMedia} where ${postMedia.postId} = ${posts.id}
    order by ${postMedia.position} limit 1)`;
  const { id, shortId, status, caption, publishedAt, updatedAt, version } = posts;
  const rows = await ctx.db
    .select({
      ...{ id, shortId, status, caption, publishedAt, updatedAt, version, lacksAlt, lacksTranslation },
      key: media.key,
      thumbhash: media.thumbhash,
      mediaCount: sql`(select count(*) ${ofPost(sql``)})`.mapWith(Number),
      tagCount: sql`(select count(*) from ${productTags} t where t.post_id = ${posts.id})`.mapWith(Number),
    })
    .from(posts)
    .leftJoin(media, eq(media.id, cover))
    .where(and(filtersOf(asked), after ? isAfter(KEY, after) : undefined))
    .orderBy(desc(posts.updatedAt), desc(posts.id))
    .limit(PAGE_SIZE + 1);
  const page = cutPage(rows, PAGE_SIZE, (row) => ({ at: row.updatedAt.toISOString(), id: row.id }));
  const items = page.items.map(({ key, thumbhash, ...row }): StaffPostCard => ({
    ...row,
    publishedAt: row.publishedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    picture: key === null ? null : { key, placeholder: placeholderGradient(thumbhash ?? "") },
  }));
  return { items, nextCursor: page.nextCursor };
}

type MediaRow = Omit<StaffPost["media"][number], "placeholder"> & { thumbhash: string };

const tagsOf = sql`coalesce((select json_agg(json_build_object('variantId', t.variant_id, 'x', t.x, 'y', t.y)
  order by t.x, t.id) from ${productTags} t where t.post_id = pm.post_id and t.media_id = pm.media_id), '[]'::json)`;
const wholeOf = sql`(select json_build_object('key', w.key, 'width', w.width, 'height', w.height, 'crop', m.crop)
  from ${media} w where w.original_hash = m.original_hash and w.crop is null
  and w.original_key is not null limit 1)`;
const mediaOf = sql<MediaRow[]>`coalesce((select json_agg(json_build_object('id', m.id, 'key', m.key, 'width', m.width,
  'height', m.height, 'thumbhash', m.thumbhash, 'alt', m.alt, 'durationMs', m.duration_ms, 'tags', ${tagsOf},
  'whole', ${wholeOf})
  order by pm.position) ${ofPost(sql``)}), '[]'::json)`;

const changedBy = sql<string | null>`(select p.name from ${auditLog} a left join ${people} p on p.id = a.person_id
  where a.entity = 'post' and a.entity_id = ${posts.id}::text order by a.id desc limit 1)`;

/**
 * A post of any state with all that its editor needs.
 *
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function getStaffPost(ctx: Context, postId: string): Promise<StaffPost> {
  requireRole(ctx.actor, "curator");
  const { id, shortId, status, caption, publishedAt, updatedAt, version, likeCount } = posts;
  const [row] = await ctx.db
    .select({
      ...{ id, shortId, status, caption, publishedAt, updatedAt, version, likeCount },
      author: people.name,
      changedBy,
      media: mediaOf,
    })
    .from(posts)
    .innerJoin(people, eq(people.id, posts.authorId))
    .where(eq(posts.id, postId));
  if (!row) throw notFound("post", postId);
  const variantIds = row.media.flatMap(({ tags }) => tags.map(({ variantId }) => variantId));
  return {
    ...row,
    publishedAt: row.publishedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    previewToken: signPreview(row.id),
    media: row.media.map(({ thumbhash, ...rest }) => ({ ...rest, placeholder: placeholderGradient(thumbhash) })),
    products: await getTaggables(ctx.db, [...new Set(variantIds)]),
  };
}

import { and, desc, eq, sql } from "drizzle-orm";
import { getSaleLines } from "@/lib/catalog";
import { notFound } from "@/lib/core/errors";
import type { Locale, LocalText } from "@/lib/core/locale";
import { HOME_CURRENCY } from "@/lib/core/money";
import type { Context } from "@/lib/db/context";
import { media } from "@/lib/db/schema/media";
import { stories, storyFrames, storyTags } from "@/lib/db/schema/stories";
import { placeholderGradient } from "@/lib/media";
import { tagProducts, type TagRow } from "@/lib/posts";
import type { StoryRing, StoryView } from "./contract";

/** More rings than these nobody swipes to, and each is a picture at the top of the home page. */
const RINGS = 5;

/** The newest published stories as rings: one statement. A story without frames is left out. */
export async function listStories({ db }: Context, locale: Locale): Promise<StoryRing[]> {
  const first = sql`(select ${storyFrames.mediaId} from ${storyFrames} where ${storyFrames.storyId} = ${stories.id}
    order by ${storyFrames.position} limit 1)`;
  const rows = await db
    .select({ handle: stories.handle, title: stories.title, pictureKey: media.key, thumbhash: media.thumbhash })
    .from(stories)
    .innerJoin(media, eq(media.id, first))
    .where(eq(stories.status, "published"))
    .orderBy(desc(stories.publishedAt), desc(stories.id))
    .limit(RINGS);
  return rows.map(({ handle, title, pictureKey, thumbhash }) => ({
    handle,
    title: title[locale],
    pictureKey,
    placeholder: placeholderGradient(thumbhash),
  }));
}

type FrameRow = {
  key: string;
  width: number;
  height: number;
  thumbhash: string;
  alt: LocalText;
  durationMs: number | null;
  words: LocalText | null;
  tags: TagRow[];
};

const tagsOfFrame = sql`coalesce((select json_agg(json_build_object('variantId', t.variant_id, 'x', t.x, 'y', t.y)
  order by t.x, t.variant_id) from ${storyTags} t where t.frame_id = f.id), '[]'::json)`;

const framesOfStory = sql<FrameRow[]>`coalesce((select json_agg(json_build_object('key', m.key, 'width', m.width,
  'height', m.height, 'thumbhash', m.thumbhash, 'alt', m.alt, 'durationMs', m.duration_ms, 'words', f.words,
  'tags', ${tagsOfFrame}) order by f.position, f.id)
  from ${storyFrames} f join ${media} m on m.id = f.media_id where f.story_id = stories.id), '[]'::json)`;

/**
 * A published story with its frames and their products.
 *
 * @throws DomainError `not_found`, also for a draft and for one without frames.
 */
export async function getStory(ctx: Context, handle: string, locale: Locale): Promise<StoryView> {
  const [row] = await ctx.db
    .select({ title: stories.title, frames: framesOfStory })
    .from(stories)
    .where(and(eq(stories.handle, handle), eq(stories.status, "published")));
  if (!row || row.frames.length === 0) throw notFound("story", handle);
  const tags = row.frames.map((frame) => frame.tags);
  const ids = tags.flat().map(({ variantId }) => variantId);
  const { products, tagsOf } = tagProducts(tags, await getSaleLines(ctx, [...new Set(ids)], HOME_CURRENCY), locale);
  return {
    handle,
    title: row.title[locale],
    products,
    frames: row.frames.map(({ key, width, height, thumbhash, alt, durationMs, words, tags: rows }) => ({
      ...{ key, width, height, alt: alt[locale], placeholder: placeholderGradient(thumbhash) },
      video: durationMs === null ? null : { durationMs },
      words: words?.[locale] ?? "",
      tags: tagsOf(rows),
    })),
  };
}

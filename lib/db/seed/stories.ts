import type { Context } from "@/lib/db/context";
import { variants } from "@/lib/db/schema/catalog";
import { stories, storyFrames, storyTags } from "@/lib/db/schema/stories";
import { type DemoFiles, findDemoPicture } from "./demo-files";
import { HOUR_MS, NEWEST } from "./posts";

type DemoFrame = DemoFiles["feed"]["stories"][number]["frames"][number];
type Known = { files: DemoFiles; mediaIds: Map<string, string>; variantIds: Map<string, string> };

/** The brand's stories with their frames and tags. @returns How many are new. */
export async function seedStories(ctx: Context, files: DemoFiles, mediaIds: Map<string, string>): Promise<number> {
  const { db } = ctx;
  const rows = await db.select({ id: variants.id, sku: variants.sku }).from(variants);
  const known = { files, mediaIds, variantIds: new Map(rows.map(({ id, sku }) => [sku, id])) };
  let added = 0;
  for (const { handle, title, hoursBefore, frames } of files.feed.stories) {
    const publishedAt = new Date(NEWEST - hoursBefore * HOUR_MS);
    const [story] = await db
      .insert(stories)
      .values({ handle, title, status: "published", publishedAt })
      .onConflictDoNothing()
      .returning({ id: stories.id });
    if (!story) continue;
    for (const [position, frame] of frames.entries())
      await seedFrame(ctx, { storyId: story.id, position, frame }, known);
    added += 1;
  }
  return added;
}

async function seedFrame(
  { db }: Context,
  { storyId, position, frame }: { storyId: string; position: number; frame: DemoFrame },
  { files, mediaIds, variantIds }: Known,
): Promise<void> {
  const { picture, words, skus } = frame;
  const mediaId = mediaIds.get(picture);
  if (mediaId === undefined) throw new Error(`A story shows ${picture}, which is not among the media.`);
  const [row] = await db
    .insert(storyFrames)
    .values({ storyId, mediaId, words, position })
    .returning({ id: storyFrames.id });
  const shown = findDemoPicture(files, picture).products.filter(({ sku }) => skus?.includes(sku) ?? true);
  const tags = shown.flatMap(({ sku, x, y }) => {
    const variantId = variantIds.get(sku);
    return row && variantId !== undefined ? [{ frameId: row.id, variantId, x, y }] : [];
  });
  if (tags.length > 0) await db.insert(storyTags).values(tags).onConflictDoNothing();
}

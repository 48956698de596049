import { eq } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { media } from "@/lib/db/schema/media";
import type { DemoFiles } from "./demo-files";

/** Registers the demo's pictures and clips. @returns Media ids by the name of the picture. */
export async function seedMedia({ db }: Context, { shots, clips, manifest }: DemoFiles): Promise<Map<string, string>> {
  const named = [...shots.map(({ id, alt }) => ({ id, alt, caption: null })), ...clips];
  const rows = named.map(({ id, alt, caption }) => {
    const picture = manifest[id];
    if (!picture) throw new Error(`public/media has no pictures of ${id}: run scripts/pictures.ts first.`);
    const { key, width, height, thumbhash, durationMs } = picture;
    const kind = durationMs === undefined ? ("picture" as const) : ("video" as const);
    return { key, kind, width, height, thumbhash, alt, durationMs: durationMs ?? null, caption };
  });
  await db.insert(media).values(rows).onConflictDoNothing();
  const ids = new Map((await db.select({ id: media.id, key: media.key }).from(media)).map(({ id, key }) => [key, id]));
  return new Map(
    named.flatMap(({ id }): [string, string][] => {
      const mediaId = ids.get(manifest[id]?.key ?? "");
      return mediaId === undefined ? [] : [[id, mediaId]];
    }),
  );
}

const HASH_LENGTH = 9;

/**
 * Follows pictures that were made anew: another recipe gives their files other names.
 *
 * @returns How many have another name now.
 */
export async function renamePictures({ db }: Context, { manifest }: Pick<DemoFiles, "manifest">): Promise<number> {
  let renamed = 0;
  for (const { id, key } of await db.select({ id: media.id, key: media.key }).from(media)) {
    const picture = manifest[key.slice(0, -HASH_LENGTH)];
    if (!picture || picture.key === key) continue;
    const { width, height, thumbhash } = picture;
    await db.update(media).set({ key: picture.key, width, height, thumbhash }).where(eq(media.id, id));
    renamed += 1;
  }
  return renamed;
}

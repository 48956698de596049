import { readFile } from "node:fs/promises";
import { sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { media } from "@/lib/db/schema/media";
import { PictureManifest } from "@/lib/media/manifest";
import { SHOTS } from "./demo";
import { demoId } from "./demo-ids";

const MANIFEST = "public/media/manifest.json";

/**
 * Brings the demo pictures' rows in step with the files: a new recipe gives every file another name.
 *
 * @returns How many rows changed.
 */
export async function seedMedia({ db }: Context): Promise<number> {
  const files = await readManifest();
  const rows = SHOTS.map(({ id, alt }) => {
    const file = files[id];
    if (!file) throw new Error(`${MANIFEST} lacks the picture ${id}; make the pictures first.`);
    return { id: demoId(`media ${id}`), key: file.key, width: file.width, height: file.height, thumbhash: file.thumbhash, alt };
  });
  const changed = await db
    .insert(media)
    .values(rows)
    .onConflictDoUpdate({
      target: media.id,
      set: {
        ...{ key: sql`excluded.key`, width: sql`excluded.width`, height: sql`excluded.height` },
        ...{ thumbhash: sql`excluded.thumbhash`, alt: sql`excluded.alt` },
      },
      setWhere: sql`${media.key} <> excluded.key or ${media.alt} <> excluded.alt`,
    })
    .returning({ id: media.id });
  return changed.length;
}

async function readManifest(): Promise<PictureManifest> {
  const text = await readFile(MANIFEST, "utf8").catch((cause: unknown) => {
    throw new Error(`${MANIFEST} is missing; make the pictures first (scripts/pictures.ts).`, { cause });
  });
  return PictureManifest.parse(JSON.parse(text));
}

import { asc, eq } from "drizzle-orm";
import type { Database } from "@/lib/db/context";
import { collections } from "@/lib/db/schema/catalog";

/** The collection that is first in the shop; null while there is none. */
export async function findFirstShelf(db: Database): Promise<string | null> {
  const { id, position } = collections;
  const [row] = await db.select({ id }).from(collections).orderBy(asc(position), asc(id)).limit(1);
  return row?.id ?? null;
}

export const isShelf = async (db: Database, collectionId: string): Promise<boolean> =>
  (await db.$count(collections, eq(collections.id, collectionId))) > 0;

/** Collections by all that a file may call them, in small letters. */
export async function shelvesByName(db: Database): Promise<Map<string, string>> {
  const { id, handle, title } = collections;
  const rows = await db.select({ id, handle, title }).from(collections);
  return new Map(
    rows.flatMap((row) => [row.title.en, row.title.th, row.handle].map((name) => [name.trim().toLowerCase(), row.id])),
  );
}

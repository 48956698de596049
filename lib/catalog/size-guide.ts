import { eq } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import type { Context } from "@/lib/db/context";
import { collections } from "@/lib/db/schema/catalog";
import type { SizeGuideView } from "./contract";

/**
 * The sizes of a collection's products.
 *
 * @throws DomainError `not_found`, also for a collection without a guide.
 */
export async function getSizeGuide({ db }: Context, handle: string, locale: Locale): Promise<SizeGuideView> {
  const [row] = await db
    .select({ guide: collections.sizeGuide })
    .from(collections)
    .where(eq(collections.handle, handle));
  if (!row?.guide) throw notFound("size guide of the collection", handle);
  const { note, columns, rows } = row.guide;
  return {
    note: note[locale],
    columns: columns.map(({ code, label }) => ({ code, label: label[locale] })),
    rows: rows.map(({ size, ...measures }) => ({ ...measures, size: size[locale] })),
  };
}

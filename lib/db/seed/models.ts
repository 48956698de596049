import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { products } from "@/lib/db/schema/catalog";
import type { DemoFiles } from "./demo-files";

/**
 * Gives the demo's products their 3D models, or the new names of those that were made anew.
 *
 * @returns How many products have another model now.
 */
export async function seedModels({ db }: Context, { models }: Pick<DemoFiles, "models">): Promise<number> {
  let changed = 0;
  for (const [handle, modelKey] of Object.entries(models)) {
    const isOther = sql`${products.modelKey} is distinct from ${modelKey}`;
    const rows = await db
      .update(products)
      .set({ modelKey })
      .where(and(eq(products.handle, handle), isOther))
      .returning({ id: products.id });
    changed += rows.length;
  }
  return changed;
}

import { sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { searchDocuments } from "@/lib/db/schema/search";
import { productRanks } from "../findables";

/** Brings what comes first among equals in line with the shop's own order, without reading any text again. */
export async function rankProducts({ db }: Context): Promise<void> {
  await db.execute(sql`update ${searchDocuments} d set rank = r.rank from ${productRanks} r
    where d.kind = 'product' and d.entity_id = r.product_id and d.rank <> r.rank`);
}

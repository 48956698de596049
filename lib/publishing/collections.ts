import * as catalog from "@/lib/catalog";
import type { CollectionDraft, CollectionOrder } from "@/lib/catalog/staff-contract";
import type { Context } from "@/lib/db/context";
import { indexProducts, rankProducts } from "@/lib/search";

/** Saves a collection, as `saveCollection` of `lib/catalog`; its products are found by its new name at once. */
export const saveCollection = (ctx: Context, id: string, input: CollectionDraft & { version: number }) =>
  ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const { isRenamed, ...saved } = await catalog.saveCollection(tx, id, input);
    if (isRenamed) await indexProducts(tx, await catalog.listShelf(tx, id));
    return saved;
  });

/** Puts the collections into another order, as `orderCollections` of `lib/catalog`; what is found follows it. */
export const orderCollections = (ctx: Context, order: CollectionOrder): Promise<void> =>
  ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    await catalog.orderCollections(tx, order);
    await rankProducts(tx);
  });

import * as catalog from "@/lib/catalog";
import type { BulkAnswer, BulkInput, BulkUndoInput, ProductDraft } from "@/lib/catalog/staff-contract";
import type { Context } from "@/lib/db/context";
import { adjustStock } from "@/lib/inventory";
import { listPostsNaming } from "@/lib/posts";
import { indexPosts, indexProducts } from "@/lib/search";

type Saved = { id: string; version: number };

/** The catalogue knows nothing of the search and of the shelves: here a change of a product and what follows are one. */
const withFollowers =
  <Given extends unknown[]>(change: (ctx: Context, ...given: Given) => Promise<catalog.ProductChange>) =>
  (ctx: Context, ...given: Given): Promise<Saved> =>
    ctx.db.transaction(async (db) => {
      const tx = { ...ctx, db };
      const { id, version, isRenamed, opened } = await change(tx, ...given);
      for (const { variantId, quantity } of opened) {
        await adjustStock(tx, variantId, { delta: quantity, reason: "received", ref: "opening" });
      }
      await indexProducts(tx, [id]);
      if (isRenamed) await indexPosts(tx, await listPostsNaming(tx, id));
      return { id, version };
    });

/**
 * Makes a whole product, as `createProduct` of `lib/catalog`; `openingStock` of its variants goes to the stock ledger, and
 * what can be found of it to the search, in the same transaction.
 */
export const createProduct: (ctx: Context, draft: ProductDraft) => Promise<Saved> = withFollowers(
  catalog.createProduct,
);

/** Saves a whole product, as `saveProduct` of `lib/catalog`, with stock of new variants and search in the same transaction. */
export const saveProduct: (
  ctx: Context,
  productId: string,
  input: ProductDraft & { version: number },
) => Promise<Saved> = withFollowers(catalog.saveProduct);

/** As the command of `lib/catalog` that it is named after, with the search in the same transaction. */
export const archiveProduct = withFollowers(catalog.archiveProduct);
/** @see archiveProduct, likewise. */
export const restoreProduct = withFollowers(catalog.restoreProduct);

const withSearch =
  <Input>(change: (ctx: Context, input: Input) => Promise<BulkAnswer>) =>
  (ctx: Context, input: Input): Promise<BulkAnswer> =>
    ctx.db.transaction(async (db) => {
      const tx = { ...ctx, db };
      const answer = await change(tx, input);
      if (answer.undo) await indexProducts(tx, answer.undo.products.map(({ id }) => id)); // prettier-ignore
      return answer;
    });

/** Changes many products at once, as `editProducts` of `lib/catalog`, with the search in the same transaction. */
export const editProducts = withSearch<BulkInput>(catalog.editProducts);
/** @see editProducts: takes its change back. */
export const undoEdit = withSearch<BulkUndoInput>(catalog.undoEdit);

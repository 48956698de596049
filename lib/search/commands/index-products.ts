import type { Context } from "@/lib/db/context";
import { readProducts } from "../findables";
import { indexDocuments } from "./index-documents";

/**
 * Makes products findable as they are now. To be called after every change of a product, behind `refreshListings`.
 *
 * @param productIds Only these; all products without it. Those that are not listed can be found no more.
 */
export async function indexProducts(ctx: Context, productIds: readonly string[] | null = null): Promise<void> {
  await indexDocuments(ctx, "product", { found: await readProducts(ctx, productIds), scope: productIds });
}

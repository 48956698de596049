import { eq, sql } from "drizzle-orm";
import type { AuditAction } from "@/lib/audit";
import { conflict } from "@/lib/core/errors";
import { type Context, requireRole } from "@/lib/db/context";
import { products } from "@/lib/db/schema/catalog";
import type { ProductStatus } from "../staff-contract";
import { plainDraft } from "../staff-rules";
import { followProducts, noteProduct, type ProductChange, requireComplete, takeProduct } from "./change-product";

type Step = { version: number; action: AuditAction; from: readonly ProductStatus[]; to: ProductStatus };

async function step(ctx: Context, productId: string, { version, action, from, to }: Step): Promise<ProductChange> {
  requireRole(ctx.actor, "manager");
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const product = await takeProduct(tx, productId, version);
    const before = plainDraft(product.draft);
    if (!from.includes(before.status)) throw conflict("product-state", `The product ${productId} is ${before.status}.`);
    const after = { ...before, status: to };
    requireComplete(after);
    const change = { status: to, version: sql`${products.version} + 1`, updatedAt: sql`now()` };
    await db.update(products).set(change).where(eq(products.id, productId));
    await noteProduct(tx, productId, { action, before, after });
    await followProducts(tx, [productId], [before.status, to]);
    return { id: productId, version: version + 1, isRenamed: false, opened: [] };
  });
}

/**
 * Takes a product out of the shop and out of the way. Orders, the stock ledger and posts still name it.
 *
 * @param ctx Request context; the actor must be a manager.
 * @param input The version that was seen.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed` `changed-meanwhile`, `conflict` `product-state`.
 */
export const archiveProduct = (ctx: Context, productId: string, { version }: { version: number }) =>
  step(ctx, productId, { version, action: "product.archive", from: ["draft", "published"], to: "archived" });

/**
 * Takes an archived product back, as a draft: nothing is sold again because somebody looked for it.
 *
 * @param ctx Request context; the actor must be a manager.
 * @param input The version that was seen.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed` `changed-meanwhile`, `conflict` `product-state`.
 */
export const restoreProduct = (ctx: Context, productId: string, { version }: { version: number }) =>
  step(ctx, productId, { version, action: "product.restore", from: ["archived"], to: "draft" });

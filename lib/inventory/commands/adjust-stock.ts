import { sql } from "drizzle-orm";
import { conflict } from "@/lib/core/errors";
import { type Context, requireRole } from "@/lib/db/context";
import { stock, stockLedger, type STOCK_REASONS } from "@/lib/db/schema/inventory";
import { recordAudit } from "@/lib/audit";
import { requireVariant } from "../staff-queries";

/** What is sold leaves through `consumeStock` alone, together with its hold. */
type Adjustment = {
  delta: number;
  reason: Exclude<(typeof STOCK_REASONS)[number], "sold">;
  ref: string;
  /** In the words of whoever changes it. */
  note?: string;
};

/**
 * Changes what is on the shelf, with a reason that the ledger keeps. The same `reason` and `ref` count once.
 *
 * @param ctx Request context; the actor must be a manager.
 * @param variantId Variant whose stock changes; its first adjustment makes its stock.
 * @param input `delta` in pieces; `ref` names the delivery, the count, the return.
 * @throws DomainError `not_found`, `forbidden`; `conflict` `out-of-stock` when less is there than would be taken or is promised to buyers.
 */
export async function adjustStock(ctx: Context, variantId: string, input: Adjustment): Promise<void> {
  requireRole(ctx.actor, "manager");
  await ctx.db.transaction(async (db) => {
    await requireVariant(db, variantId);
    const entered = await db
      .insert(stockLedger)
      .values({ variantId, ...input, personId: ctx.actor.kind === "staff" ? ctx.actor.personId : null })
      .onConflictDoNothing()
      .returning({ id: stockLedger.id });
    if (entered.length === 0) return;
    await db.insert(stock).values({ variantId, onHand: 0 }).onConflictDoNothing();
    const changed = await db
      .update(stock)
      .set({ onHand: sql`${stock.onHand} + ${input.delta}` })
      .where(sql`${stock.variantId} = ${variantId} and ${stock.onHand} + ${input.delta} >= ${stock.reserved}`)
      .returning({ onHand: stock.onHand });
    const [row] = changed;
    if (!row) throw conflict("out-of-stock", `Stock of ${variantId} cannot fall below what is promised.`);
    await recordAudit(
      { ...ctx, db },
      {
        action: "stock.adjust",
        entity: "variant",
        entityId: variantId,
        before: { onHand: row.onHand - input.delta },
        after: { onHand: row.onHand, ...input },
      },
    );
  });
}

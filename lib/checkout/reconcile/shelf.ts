import { sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { releaseStock } from "@/lib/inventory";
import { lockCheckout } from "../queries";
import { type Check, driftTask, rowsOf } from "./check";

const DEAD: ReadonlySet<string | null> = new Set([null, "expired", "refund_due", "refunded", "quarantined"]);

/** Stock that is held for a checkout that no longer is open; a paid one's is never released on a guess. */
export const checkHolds = (ctx: Context): Check<{ checkoutId: string; state: string | null }> => ({
  find: () =>
    rowsOf(
      ctx,
      sql`select distinct h.checkout_id as "checkoutId", c.state from holds h left join checkouts c on c.id = h.checkout_id
        where h.state = 'live' and (c.state is null or c.state not in ('reserved', 'paying', 'expiring'))`,
    ),
  mend: ({ checkoutId }) =>
    ctx.db.transaction(async (db) => {
      const checkout = await lockCheckout({ ...ctx, db }, checkoutId);
      if (DEAD.has(checkout?.state ?? null)) await releaseStock({ ...ctx, db }, checkoutId);
    }),
  tell: ({ checkoutId, state }) =>
    driftTask(`hold:${checkoutId}`, "Stock is held for a checkout that is over.", { state }),
});

type Shelf = { variantId: string; onHand: number | null; ledger: number; reserved: number | null; held: number };

/** Stock that its ledger or its holds do not explain: somebody has to count. Reads all stock, so only at night. */
export const checkShelf = (ctx: Context): Check<Shelf> => ({
  find: () =>
    rowsOf(
      ctx,
      sql`select coalesce(s.variant_id, l.variant_id) as "variantId", s.on_hand as "onHand", s.reserved,
          coalesce(l.sum, 0)::float8 as ledger, coalesce(h.sum, 0)::float8 as held
        from stock s
        full join (select variant_id, sum(delta) as sum from stock_ledger group by variant_id) l
          on l.variant_id = s.variant_id
        left join (select variant_id, sum(quantity) as sum from holds where state = 'live' group by variant_id) h
          on h.variant_id = s.variant_id
        where s.on_hand is distinct from coalesce(l.sum, 0) or s.reserved is distinct from coalesce(h.sum, 0)`,
    ),
  tell: ({ variantId, ...shelf }) =>
    driftTask(`stock:${variantId}`, "The stock of a variant is not what its ledger and its holds say.", shelf),
});

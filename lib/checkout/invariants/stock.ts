import { sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { countBroken, type Invariant } from "./invariant";
import type { Truth } from "./truth";

/** What is on the shelf, what is promised, and why. */
export async function checkStock(ctx: Context, truth: Truth): Promise<Invariant[]> {
  const oversold = { id: "I1", says: "variants never oversold: 0 ≤ reserved ≤ on hand, sold ≤ received" };
  const held = {
    id: "I2",
    says: "variants whose reserved is the sum of live holds, and holds that end with their time",
  };
  const explained = { id: "I7", says: "variants whose stock is the sum of its ledger" };
  return [
    await countBroken(
      ctx,
      oversold,
      sql`select not (0 <= s.reserved and s.reserved <= s.on_hand) or coalesce(sum(l.delta), 0) < 0 as is_broken
        from stock s left join stock_ledger l on l.variant_id = s.variant_id group by s.variant_id`,
    ),
    await countBroken(
      ctx,
      held,
      // A hold may outlive its time only while a payment that came in time waits to be booked.
      sql`select s.reserved is distinct from coalesce(live.quantity, 0) as is_broken
        from stock s full join (select variant_id, sum(quantity) as quantity from holds where state = 'live'
          group by variant_id) live on live.variant_id = s.variant_id
        union all
        select c.state is null or c.state not in ('reserved', 'paying', 'expiring')
          or (h.expires_at < now() - interval '60 seconds'
            and not exists (select from ${truth.payments} p where p."checkoutId" = h.checkout_id))
        from holds h left join checkouts c on c.id = h.checkout_id where h.state = 'live'`,
    ),
    await countBroken(
      ctx,
      explained,
      sql`select s.on_hand is distinct from coalesce(l.sum, 0) as is_broken
        from stock s full join (select variant_id, sum(delta) as sum from stock_ledger group by variant_id) l
          on l.variant_id = s.variant_id`,
    ),
  ];
}

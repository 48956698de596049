import { sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { countBroken, type Invariant } from "./invariant";

/** Those that our own tables can prove: stock, money, totals, side effects, states. */
export async function checkBooks(ctx: Context): Promise<Invariant[]> {
  return [
    await countBroken(
      ctx,
      { id: "I1", says: "never oversold: 0 ≤ reserved ≤ on hand, sold ≤ received" },
      sql`
      select not (0 <= s.reserved and s.reserved <= s.on_hand) or s.on_hand < 0 as is_broken from stock s`,
    ),
    await countBroken(
      ctx,
      { id: "I2", says: "reserved is the sum of live holds, and none outlives its time by a minute" },
      sql`
      select s.reserved <> coalesce(sum(h.quantity), 0)
        or coalesce(bool_or(h.expires_at < now() - interval '60 seconds'), false) as is_broken
      from stock s left join holds h on h.variant_id = s.variant_id and h.state = 'live'
      group by s.variant_id, s.reserved`,
    ),
    await countBroken(
      ctx,
      { id: "I5", says: "captured − refunded − disputed is what orders still stand for, per currency" },
      sql`
      select coalesce(m.sum, 0) <> coalesce(o.sum, 0) as is_broken
      from (select currency, sum(amount) as sum from money where checkout_id not in
        (select id from checkouts where state in ('refund_due', 'quarantined')) group by currency) m
      full join (select currency, sum(total_amount - credited_amount) as sum from orders group by currency) o
        on o.currency = m.currency`,
    ),
    await countBroken(
      ctx,
      { id: "I6a", says: "an order's total is its lines and its delivery, and what was captured for it" },
      sql`
      select o.total_amount <> o.shipping_amount
          + (select coalesce(sum(l.quantity * l.unit_amount), 0) from order_lines l where l.order_id = o.id)
        or o.total_amount is distinct from
          (select m.amount from money m where m.stripe_object_id = o.stripe_ref and m.currency = o.currency) as is_broken
      from orders o`,
    ),
    await countBroken(
      ctx,
      { id: "I7", says: "stock on hand is the sum of its ledger" },
      sql`
      select s.on_hand <> coalesce(sum(l.delta), 0) as is_broken
      from stock s left join stock_ledger l on l.variant_id = s.variant_id group by s.variant_id, s.on_hand`,
    ),
    await countBroken(
      ctx,
      { id: "I12", says: "each order has one confirmation mail and one stock movement a variant" },
      sql`
      select (select count(*) from outbox b where b.kind = 'order_confirmation' and b.ref = o.id::text) <> 1
        or (select count(*) from stock_ledger l where l.reason = 'sold' and l.ref = o.checkout_id::text)
          <> (select count(distinct variant_id) from order_lines l where l.order_id = o.id) as is_broken
      from orders o`,
    ),
    await countBroken(
      ctx,
      { id: "I13", says: "every checkout went along the diagram to where it is" },
      sql`
      select bool_or(t.to_state is null or e.from_state is distinct from e.before)
        or (array_agg(e.to_state order by e.created_at desc, e.id desc))[1] is distinct from c.state as is_broken
      from checkouts c
      left join (select *, lag(to_state) over (partition by checkout_id order by created_at, id) as before
        from checkout_events) e on e.checkout_id = c.id
      left join checkout_transitions t
        on t.from_state is not distinct from e.from_state and t.to_state = e.to_state
      group by c.id, c.state`,
    ),
  ];
}

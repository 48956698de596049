import { sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { countBroken, type Invariant } from "./invariant";

/**
 * One tap with Undo: no order stands on a promise for longer than its time and a minute, one that was let go took no
 * money and gave its goods back, and what is called paid was paid.
 */
export const checkPromises = async (ctx: Context): Promise<Invariant[]> => [
  await countBroken(
    ctx,
    { id: "I16", says: "authorised orders captured or released within a minute of their window, goods back or paid" },
    sql`select case
        when c.state in ('authorized', 'capturing', 'releasing')
          then c.undo_until is null or c.undo_until < now() - interval '60 seconds' or o.state <> 'placed'
            or o.paid_at is not null
        when c.state = 'released'
          then o.state <> 'cancelled' or o.paid_at is not null or c.release_cause is null
            or exists (select from money m where m.checkout_id = c.id)
            or exists (select from order_lines l where l.order_id = o.id group by l.variant_id
              having sum(l.quantity) <> (select coalesce(sum(b.delta), 0) from stock_ledger b
                where b.reason = 'returned' and b.ref = o.id::text and b.variant_id = l.variant_id))
        else (c.state = 'paid') <> (o.paid_at is not null) end as is_broken
      from orders o join checkouts c on c.id = o.checkout_id`,
  ),
];

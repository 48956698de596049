import { sql } from "drizzle-orm";
import { rowsOf } from "@/lib/testing/rows";
import { pause, type World } from "./world";

const EVERY_MS = 150;

/** What every commit must leave right, so that whoever looks, whenever, finds nothing. */
const WRONG = sql`
  select 'stock that is not its ledger, or reserved pieces that are not its live holds' as what, count(*) as many
    from stock s
    left join (select variant_id, sum(delta) as sum from stock_ledger group by variant_id) l on l.variant_id = s.variant_id
    left join (select variant_id, sum(quantity) as sum from holds where state = 'live' group by variant_id) h
      on h.variant_id = s.variant_id
    where s.on_hand <> coalesce(l.sum, 0) or s.reserved <> coalesce(h.sum, 0)
  union all
  select 'checkouts whose goods are not held, released or sold as their state says', count(distinct c.id)
    from checkouts c left join holds h on h.checkout_id = c.id
    where h.state is distinct from case when c.state in ('reserved', 'paying', 'expiring') then 'live'
      when c.state in ('paid', 'authorized', 'capturing', 'releasing', 'released') then 'consumed' else 'released' end
  union all
  select 'paid checkouts without order or money, or orders that nobody paid for', count(*)
    from checkouts c full join orders o on o.checkout_id = c.id
    where (c.state in ('paid', 'authorized', 'capturing', 'releasing', 'released')) is distinct from (o.id is not null)
      or (o.id is not null and (c.state = 'paid' and o.paid_at is not null)
        is distinct from exists (select from money m where m.stripe_object_id = o.stripe_ref))
  union all
  select 'orders that were let go and are not cancelled, or are promised and went on', count(*)
    from checkouts c join orders o on o.checkout_id = c.id
    where (c.state = 'released' and o.state <> 'cancelled')
      or (c.state in ('authorized', 'capturing', 'releasing') and o.state <> 'placed')
  union all
  select 'carts with two open checkouts', count(*)
    from (select cart_id from checkouts where state in ('reserved', 'paying', 'expiring') group by cart_id
      having count(*) > 1) twice`;

/** Looks again and again while everybody is at work. Each look is one statement: one moment of the database. */
export async function keepWatch(world: World): Promise<void> {
  while (!world.isOver) {
    for (const { what, many } of await rowsOf<{ what: string; many: string }>(world.ctx, WRONG)) {
      if (Number(many) > 0) world.surprises.push(`seen at work: ${what}`);
    }
    await pause(EVERY_MS);
  }
}

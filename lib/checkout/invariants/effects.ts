import { sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { countBroken, type Invariant } from "./invariant";
import type { Truth } from "./truth";

/** Nobody may wait longer for a mail without somebody being told. */
const MAIL_MINUTES = 15;

/** What follows from a payment: events that came, mails and goods that went, states that were passed. */
export async function checkEffects(ctx: Context, truth: Truth): Promise<Invariant[]> {
  return [await checkMessages(ctx, truth), await checkOnce(ctx), await checkSteps(ctx)];
}

const checkMessages = (ctx: Context, { events }: Truth): Promise<Invariant> =>
  countBroken(
    ctx,
    { id: "I10", says: "events of Stripe received and read, and messages sent" },
    // Only events about our checkouts: an endpoint is told nothing of what happened before it was there.
    sql`select e."isOld" and i.processed_at is null as is_broken
        from ${events} e join payments p on p.checkout_id = e."checkoutId"
          or p.stripe_payment_intent_id = e."paymentIntentId"
        left join webhook_inbox i on i.event_id = e."eventId"
      union all
      select sent_at is null and created_at < now() - make_interval(mins => ${MAIL_MINUTES}) from outbox`,
  );

const checkOnce = (ctx: Context): Promise<Invariant> =>
  countBroken(
    ctx,
    {
      id: "I12",
      says: "paid orders with one mail to buyer and brand, orders with one stock movement a variant, none without an order",
    },
    sql`select array(select b.kind from outbox b where b.kind in ('order_confirmation', 'new_order')
            and b.ref = o.id::text order by b.kind) <> case when o.paid_at is null or c.release_cause is not null then array[]::text[]
              else array['new_order', 'order_confirmation'] end
          or exists (select from
            (select variant_id, -sum(quantity) as moved from order_lines where order_id = o.id group by variant_id) wanted
            full join (select variant_id, sum(delta) as moved, count(*) as times from stock_ledger
              where reason = 'sold' and ref = o.checkout_id::text group by variant_id) done
            on done.variant_id = wanted.variant_id
            where wanted.moved is distinct from done.moved or done.times <> 1) as is_broken
        from orders o join checkouts c on c.id = o.checkout_id
      union all
      select not exists (select from orders o where o.id::text = b.ref) from outbox b
        where b.kind in ('order_confirmation', 'new_order')
      union all
      select not exists (select from orders o where o.checkout_id::text = l.ref) from stock_ledger l
        where l.reason = 'sold'`,
  );

/**
 * No state comes twice, so the steps of a checkout are in order when they form one chain: the instants of two steps
 * of one transaction may be equal.
 */
const checkSteps = (ctx: Context): Promise<Invariant> =>
  countBroken(
    ctx,
    { id: "I13", says: "checkouts that went along the diagram to where they are" },
    sql`select count(e.to_state) <> count(distinct e.to_state)
          or count(*) filter (where e.from_state is null) <> 1
          or bool_or(not exists (select from checkout_transitions t where t.to_state = e.to_state
            and t.from_state is not distinct from e.from_state))
          or array_remove(array_agg(e.to_state) filter (where not exists (select from checkout_events later
            where later.checkout_id = c.id and later.from_state = e.to_state)), null) <> array[c.state] as is_broken
        from checkouts c left join checkout_events e on e.checkout_id = c.id group by c.id`,
  );

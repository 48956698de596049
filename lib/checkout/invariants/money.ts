import { sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { isLive } from "@/lib/payments";
import { countBroken, type Invariant } from "./invariant";
import type { Truth } from "./truth";

/** Who paid what for which order, here and at Stripe. */
export async function checkMoney(ctx: Context, truth: Truth): Promise<Invariant[]> {
  return [
    await checkCharges(ctx, truth),
    await checkOrders(ctx, truth),
    await checkSums(ctx, truth),
    await checkAmounts(ctx, truth),
  ];
}

const checkCharges = (ctx: Context, { payments }: Truth): Promise<Invariant> =>
  countBroken(
    ctx,
    { id: "I3", says: "paid checkouts charged once" },
    sql`select count(distinct charge) > 1 as is_broken from (
        select checkout_id, stripe_object_id as charge from money where kind = 'capture'
        union all select p."checkoutId", p."paymentIntentId" from ${payments} p) as charges
      group by checkout_id`,
  );

const checkOrders = (ctx: Context, { payments, refunds, isComparable }: Truth): Promise<Invariant> =>
  countBroken(
    ctx,
    { id: "I4", says: "payments with one order or a full refund, and paid orders with their payment" },
    sql`select p."isOld" and not exists (select from orders o where o.stripe_ref = p."paymentIntentId"
            and o.checkout_id = p."checkoutId")
          and p.amount > (select coalesce(sum(r.amount), 0) from ${refunds} r
            where r."paymentIntentId" = p."paymentIntentId" and r.state <> 'failed') as is_broken
        from ${payments} p
      union all
      select not exists (select from ${payments} p where p."paymentIntentId" = o.stripe_ref)
        from orders o where o.paid_at is not null and ${isComparable(sql`o.placed_at`)}`,
  );

/**
 * Each checkout by itself, so that two mistakes cannot cancel out: its ledger against its order, and each movement
 * against Stripe in both directions. A refund that was promised must have reached Stripe. A quarantined payment without
 * an entry is not provably ours: a person has the task. What a dispute took is compared with Stripe alone: the order
 * was not given back by us.
 */
const checkSums = (ctx: Context, truth: Truth): Promise<Invariant> => {
  const { payments, refunds, disputes, isComparable, graceSeconds } = truth;
  return countBroken(
    ctx,
    { id: "I5", says: "sums of money that agree between ledger, orders and Stripe" },
    sql`select coalesce(m.net, 0) <> coalesce(o.total_amount - o.credited_amount, waiting.amount, 0)
          or m.currency is distinct from coalesce(o.currency, m.currency) as is_broken
        from (select checkout_id, currency, sum(amount) as net from money
          where kind in ('capture', 'refund', 'refund_failed') group by checkout_id, currency) m
        full join (select * from orders where paid_at is not null) o on o.checkout_id = m.checkout_id
        left join (select checkout_id, sum(amount) as amount from refunds where state in ('requested', 'pending')
          group by checkout_id) waiting on waiting.checkout_id = m.checkout_id
      union all
      select p."isOld" and (m.amount::bigint, m.currency) is distinct from (p.amount, p.currency)
        from ${payments} p join checkouts c on c.id = p."checkoutId"
        left join money m on m.stripe_object_id = p."paymentIntentId"
        where m.stripe_object_id is not null or c.state <> 'quarantined'
      union all
      select r."isOld" and coalesce(sum(m.amount), 0) <> case when r.state = 'succeeded' then -r.amount else 0 end
        from ${refunds} r join payments p on p.stripe_payment_intent_id = r."paymentIntentId"
        left join money m on m.stripe_object_id in (r."refundId", r."refundId" || ':failed')
        group by r."refundId", r."isOld", r.state, r.amount
      union all
      select d."isOld" and (coalesce(sum(m.amount), 0) <> d.net or bool_and(own.state is distinct from d.state))
        from ${disputes} d join payments p on p.stripe_payment_intent_id = d."paymentIntentId"
        left join disputes own on own.stripe_dispute_id = d."disputeId"
        left join money m on m.stripe_object_id in (d."disputeId", d."disputeId" || ':reinstated')
        group by d."disputeId", d."isOld", d.net
      union all
      select not exists (select from ${payments} p where p."paymentIntentId" = m.stripe_object_id)
          and split_part(m.stripe_object_id, ':', 1) not in (select "refundId" from ${refunds} r
            union all select "disputeId" from ${disputes} d)
        from money m where ${isComparable(sql`m.created_at`)}
      union all
      select r.state = 'requested' and r.created_at < now() - make_interval(secs => ${graceSeconds}) from refunds r`,
  );
};

const checkAmounts = (ctx: Context, { payments }: Truth): Promise<Invariant> =>
  countBroken(
    ctx,
    { id: "I6", says: "totals that are their lines and delivery, frozen, and the same at Stripe" },
    sql`select o.total_amount <> o.shipping_amount + coalesce(lines.sum, 0)
          or (o.subtotal_amount, o.shipping_amount, o.tax_included_amount, o.total_amount, o.currency)
            is distinct from (c.subtotal_amount, c.shipping_amount, c.tax_included_amount, c.total_amount, c.currency)
          as is_broken
        from orders o left join checkouts c on c.id = o.checkout_id
        left join (select order_id, sum(quantity * unit_amount) as sum from order_lines group by order_id) lines
          on lines.order_id = o.id
      union all
      select c.total_amount <> c.shipping_amount + coalesce(lines.sum, 0)
          or p.amount is distinct from c.total_amount or p.currency is distinct from c.currency
        from checkouts c left join payments p on p.checkout_id = c.id
        left join (select checkout_id, sum(quantity * unit_amount) as sum from checkout_lines group by checkout_id) lines
          on lines.checkout_id = c.id
      union all
      select (s.amount, s.currency, s."isLive") is distinct from (p.amount::bigint, p.currency, ${isLive}::boolean)
        from ${payments} s join payments p on p.checkout_id = s."checkoutId"
        where not exists (select from checkout_events e where e.checkout_id = p.checkout_id
          and e.to_state = 'quarantined')`,
  );

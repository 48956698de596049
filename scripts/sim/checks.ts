import { type SQL, sql } from "drizzle-orm";
import { checkInvariants } from "@/lib/checkout";
import { readSignedId } from "@/lib/core/signed-id";
import type { Context } from "@/lib/db/context";
import { env } from "@/lib/env/server";
import { rowsOf } from "@/lib/testing/rows";
import type { Post } from "./workers";
import type { World } from "./world";

/** Stripe's clock is ahead of ours by now: nothing is too young to be compared. */
const EVERYTHING = { graceSeconds: -7 * 24 * 3600 };

type Broken = { id: string; says: string; broken: number };
type Check = { id: string; says: string; broken: SQL };

/** What must hold of this play beyond the invariants of the running shop. */
const CHECKS: readonly Check[] = [
  {
    id: "open",
    says: "checkouts, holds or reserved pieces left when everything is at rest",
    broken: sql`select (select count(*) from checkouts where state in ('reserved', 'paying', 'expiring', 'refund_due',
        'authorized', 'capturing', 'releasing'))
      + (select count(*) from holds where state = 'live') + (select coalesce(sum(reserved), 0) from stock)`,
  },
  {
    id: "cart",
    says: "carts that were bought twice",
    broken: sql`select count(*) from (select c.cart_id from orders o join checkouts c on c.id = o.checkout_id
      group by c.cart_id having count(*) > 1) twice`,
  },
  {
    id: "late",
    says: "payments that were taken although their goods were gone: a page outlived its hold",
    broken: sql`select count(*) from checkout_events where to_state = 'refund_due'`,
  },
  {
    id: "tasks",
    says: "tasks about books that differ, goods that are short, or events and mails that were given up",
    broken: sql`select count(*) from tasks where kind in ('money_drift', 'goods_short', 'event_given_up', 'message_given_up')`,
  },
  {
    id: "steps",
    says: "orders that were both shipped and cancelled, or went a step twice",
    broken: sql`select count(*) from (select order_id from order_events where state <> 'refunded' group by order_id
      having count(*) <> count(distinct state)
        or count(*) filter (where state in ('shipped', 'cancelled')) > 1) odd`,
  },
  {
    id: "parcel",
    says: "orders of one parcel that paid delivery twice",
    broken: sql`select count(*) from checkouts a
      join checkouts b on b.customer_id = a.customer_id and (b.undo_until, b.id) > (a.undo_until, a.id)
        and b.address = a.address and b.contact = a.contact and b.shipping_rate_id = a.shipping_rate_id
        and b.undo_until < a.undo_until + make_interval(secs => ${env.UNDO_SECONDS})
      join orders o on o.checkout_id = a.id and o.state <> 'cancelled'
      where a.state = 'paid' and b.state = 'paid' and b.shipping_amount > 0`,
  },
  {
    id: "refunds",
    says: "payments of which more went back than came",
    broken: sql`select count(*) from (select checkout_id from money where kind in ('capture', 'refund', 'refund_failed')
      group by checkout_id having sum(amount) < 0) odd`,
  },
  {
    id: "locks",
    says: "deadlocks",
    broken: sql`select deadlocks from pg_stat_database where datname = current_database()`,
  },
];

async function numberOf(ctx: Context, statement: SQL): Promise<number> {
  const [row = {}] = await rowsOf<Record<string, unknown>>(ctx, statement);
  return Number(Object.values(row)[0] ?? 0);
}

/** Everything that is wrong with the books now; empty when they are right. */
export async function findBroken(world: World, post: Post | null): Promise<Broken[]> {
  const { ctx } = world;
  // Rows of the last seconds are compared too.
  const later = { ...ctx, now: () => new Date(Date.now() + 10_000) };
  const broken: Broken[] = (await checkInvariants(later, EVERYTHING)).map(({ id, says, broken: many }) => ({
    id,
    says: `not ${says}`,
    broken: many,
  }));
  for (const { id, says, broken: statement } of CHECKS) {
    broken.push({ id, says, broken: await numberOf(ctx, statement) });
  }
  broken.push(await checkPromises(world), await checkUndone(world), await checkDeliveries(world));
  if (post) broken.push(await checkPost(world, post));
  const surprises = new Set(world.surprises.map((line) => line.slice(0, 200)));
  for (const line of surprises) broken.push({ id: "surprise", says: line, broken: 1 });
  return broken.filter(({ broken: many }) => many !== 0);
}

/** Whoever was shown an order has it. */
async function checkPromises({ ctx, promised }: World): Promise<Broken> {
  const ids = [...promised].map((token) => readSignedId("order", token, env.APP_SECRET) ?? "");
  const kept = await numberOf(
    ctx,
    sql`select count(*) from orders where id::text in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`,
  );
  return { id: "promise", says: "orders that a buyer was shown and that are not there", broken: ids.length - kept };
}

/** Whoever was told that it is undone got no goods and paid nothing. */
async function checkUndone({ ctx, undone }: World): Promise<Broken> {
  const ids = [...undone].map((token) => readSignedId("order", token, env.APP_SECRET) ?? "");
  const kept = await numberOf(
    ctx,
    sql`select count(*) from orders o where o.id::text in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
        and o.state = 'cancelled' and not exists (select from money m where m.checkout_id = o.checkout_id)`,
  );
  return { id: "undone", says: "orders that were undone and are charged all the same", broken: ids.length - kept };
}

/** What came in is on the shelf once, although it was typed in again and again. */
async function checkDeliveries({ ctx, deliveries }: World): Promise<Broken> {
  const came = [...deliveries.values()].reduce((sum, { delta }) => sum + delta, 0);
  const booked = await numberOf(ctx, sql`select coalesce(sum(delta), 0) from stock_ledger where ref like 'delivery %'`);
  return {
    id: "delivery",
    says: "pieces of deliveries that were counted more or less than once",
    broken: booked - came,
  };
}

/** Mail goes at least once; more than once only where the sender died between sending and noting it. */
async function checkPost({ ctx }: World, post: Post): Promise<Broken> {
  const sent = [...post.keys()].filter((name) => /^(order_confirmation|new_order) /.test(name)).length;
  const orders = await numberOf(ctx, sql`select count(*) * 2 from orders where paid_at is not null`);
  return {
    id: "mail",
    says: "orders whose buyer or brand got no mail, or mail without an order",
    broken: orders - sent,
  };
}

import { sql } from "drizzle-orm";
import { sweepCheckouts } from "@/lib/checkout";
import { rowsOf } from "@/lib/testing/rows";
import { freeLeases } from "./weather";
import { compare, drainInbox, drainOutbox, type Post } from "./workers";
import type { World } from "./world";

const ROUNDS = 12;
/** Longer than a bank takes in the play, and than a key lives at Stripe. */
const A_WHILE_SECONDS = 70;
const A_DAY_SECONDS = 90_000;

/** Nobody buys any more, nothing goes wrong any more, and the shop's own jobs run until nothing is left to do. */
export async function bringToRest(world: World, post: Post): Promise<void> {
  const { ctx, sandbox } = world;
  // Whoever was charging a card is gone for good.
  await ctx.db.execute(
    sql`update payments set created_at = created_at - interval '130 seconds' where method = 'saved_card' and state = 'new'`,
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    await ctx.db.execute(
      sql`update checkouts set expires_at = now() where state in ('reserved', 'paying', 'expiring')`,
    );
    await letPromisesGrowOld(world);
    await freeLeases(world, 1);
    sandbox.advanceClock(A_WHILE_SECONDS);
    await sweepCheckouts(ctx);
    await compare(ctx);
    await drainInbox(ctx);
    await drainOutbox(ctx, post);
    await answerBanks(world);
    if (round > 0) await doTasks(world);
    if (round === 2) await sleepOverIt(world);
    if (round > 2 && (await isAtRest(world))) return;
  }
}

/** Long over, and long decided, so that also what Stripe answers with a kept fault comes to an end. */
const letPromisesGrowOld = ({ ctx }: World): Promise<void> =>
  ctx.db.transaction(async (db) => {
    await db.execute(
      sql`update checkouts set undo_until = least(undo_until, now() - interval '40 seconds')
          where state in ('authorized', 'capturing', 'releasing')`,
    );
    // Nobody may change what happened: time itself cannot pass here otherwise.
    await db.execute(sql`set local session_replication_role = replica`);
    await db.execute(
      sql`update checkout_events set created_at = least(created_at, now() - interval '40 seconds')
          where to_state = 'capturing' and checkout_id in (select id from checkouts where state = 'capturing')`,
    );
  });

/** Buyers tell Stripe where their money is to go, or their bank sends it back. */
async function answerBanks({ ctx, sandbox, chanceFor }: World): Promise<void> {
  const pending = await rowsOf<{ id: string }>(
    ctx,
    sql`select stripe_refund_id as id from refunds where state = 'pending'`,
  );
  for (const { id } of pending) {
    try {
      sandbox.turn("/_sandbox/refunds", { action: chanceFor(id).is(0.85) ? "succeed" : "fail", refund: id });
    } catch {
      // It arrived by itself.
    }
  }
}

/** Money without an order that did not arrive at its buyer: somebody sends it again, in Stripe's dashboard. */
async function doTasks({ ctx, sandbox }: World): Promise<void> {
  const stuck = await rowsOf<{ intent: string }>(
    ctx,
    sql`select p.stripe_payment_intent_id as intent from checkouts c join payments p on p.checkout_id = c.id
        where c.state in ('quarantined', 'refund_due') and exists (select from refunds r where r.checkout_id = c.id)
          and not exists (select from refunds r where r.checkout_id = c.id and r.state <> 'failed')`,
  );
  for (const { intent: paymentIntent } of stuck) {
    try {
      // Safe: the switch gives the refund that it made.
      const { id } = sandbox.turn("/_sandbox/refunds", { action: "create", paymentIntent }) as { id: string };
      sandbox.turn("/_sandbox/refunds", { action: "succeed", refund: id });
    } catch {
      // It arrived at once, or was sent in the round before.
    }
  }
}

/** What Stripe answered with an error and keeps under its key for a day can be asked for again after that. */
async function sleepOverIt({ ctx, sandbox }: World): Promise<void> {
  const waiting = await rowsOf(ctx, sql`select id from refunds where state = 'requested'`);
  if (waiting.length === 0) return;
  sandbox.advanceClock(A_DAY_SECONDS);
  await ctx.db.execute(sql`update refunds set created_at = created_at - interval '25 hours' where state = 'requested'`);
}

async function isAtRest({ ctx, sandbox }: World): Promise<boolean> {
  const [row] = await rowsOf<{ left: string }>(
    ctx,
    sql`select (select count(*) from checkouts where state in ('reserved', 'paying', 'expiring', 'refund_due',
            'authorized', 'capturing', 'releasing'))
          + (select count(*) from webhook_inbox where processed_at is null)
          + (select count(*) from outbox where sent_at is null)
          + (select count(*) from refunds where state in ('requested', 'pending')) as "left"`,
  );
  return Number(row?.left) === 0 && (sandbox.state().deliveries["pending"] ?? 0) === 0;
}

import { sql } from "drizzle-orm";
import { cancelOrder, refundOrder } from "@/lib/checkout";
import { DomainError } from "@/lib/core/errors";
import { systemContext } from "@/lib/db/context";
import { db } from "@/lib/db/connection";
import { adjustStock } from "@/lib/inventory";
import { advanceOrder } from "@/lib/orders";
import { rowsOf } from "@/lib/testing/rows";
import type { Chance } from "./chance";
import { runMortal } from "./mortals";
import { count, pause, surprise, type World } from "./world";

type Step = (world: World, chance: Chance) => Promise<void>;
type Sold = { id: string; total: number; intent: string; isPromised: boolean };

const ODDS = 0.02;
/** The shop's own doors, as its routes will call them: with a pool whose statements may be the last ones. */
const shop = () => systemContext(db, "simulation");

/** Does one thing as somebody of the shop who may die of it. Refusals are part of the play. */
async function act(world: World, chance: Chance, work: () => Promise<void>): Promise<boolean> {
  try {
    return !(await runMortal({ chance, odds: ODDS }, work)).isDead;
  } catch (error) {
    if (error instanceof DomainError) return true;
    surprise(world, "staff", error);
    return true;
  }
}

async function findSold({ ctx }: World, chance: Chance): Promise<Sold | null> {
  const [sold] = await rowsOf<Sold>(
    ctx,
    sql`select id, total_amount as total, stripe_ref as intent, paid_at is null as "isPromised" from orders order by id offset
      floor(${chance.next()}::float8 * (select count(*) from orders)) limit 1`,
  );
  return sold ?? null;
}

/** A delivery is counted once, however often somebody types it in. */
const receive: Step = async (world, chance) => {
  const variantId = chance.of(world.variantIds);
  const [ref, delta] = [`delivery ${String(chance.between(1, 1_000_000_000))}`, chance.between(1, 6)];
  const input = { delta, reason: "received", ref } as const;
  let isDone = false;
  for (let tries = 0; tries < 6 && !isDone; tries += 1) {
    isDone = await act(world, chance, () => adjustStock(shop(), variantId, input));
  }
  world.deliveries.set(ref, { variantId, delta });
  if (!isDone) await adjustStock(world.ctx, variantId, input);
  await act(world, chance, () => adjustStock(shop(), variantId, input));
  count(world, "deliveries");
};

const lose: Step = async (world, chance) => {
  const input = { delta: -chance.between(1, 3), reason: "damaged", ref: `broken ${String(chance.next())}` } as const;
  await act(world, chance, () => adjustStock(shop(), chance.of(world.variantIds), input));
};

const refund: Step = async (world, chance) => {
  const sold = await findSold(world, chance);
  if (!sold) return;
  const amount = chance.is(0.4) ? sold.total : chance.between(100, sold.total);
  const give = () => act(world, chance, () => refundOrder(shop(), sold.id, { amount }));
  count(world, "refunds asked for");
  await (chance.is(0.3) ? Promise.all([give(), give()]) : give());
};

/** Packing, shipping and cancelling meet. */
const advance: Step = async (world, chance) => {
  const sold = await findSold(world, chance);
  if (!sold) return;
  const steps = chance.is(0.5) ? (["packed"] as const) : (["shipped", "cancelled"] as const);
  await Promise.all(steps.map((to) => act(world, chance, () => advanceOrder(shop(), sold.id, { to }))));
  if (!sold.isPromised || !chance.is(0.5)) return;
  count(world, "promises cancelled by staff");
  await act(world, chance, () => cancelOrder(shop(), sold.id, { note: "simulation", isRestocked: true }));
};

const reprice: Step = async ({ ctx, variantIds }, chance) => {
  await ctx.db.execute(
    sql`update prices set amount = ${chance.between(20, 60) * 1_000} where variant_id = ${chance.of(variantIds)}`,
  );
};

/** Hands in Stripe's dashboard, and a buyer's bank. */
const atStripe: Step = async (world, chance) => {
  const sold = await findSold(world, chance);
  if (!sold) return;
  const paymentIntent = sold.intent;
  try {
    if (chance.is(0.6)) {
      const amount = chance.between(100, sold.total);
      world.sandbox.turn("/_sandbox/refunds", { action: "create", paymentIntent, amount });
      count(world, "refunds in the dashboard");
    } else {
      // Safe: the switch gives the dispute that it opened.
      const { id } = world.sandbox.turn("/_sandbox/disputes", { action: "open", paymentIntent }) as { id: string };
      count(world, "disputes");
      if (!chance.is(0.7)) return;
      await pause(chance.between(0, 60));
      world.sandbox.turn("/_sandbox/disputes", { action: chance.is(0.5) ? "win" : "lose", dispute: id });
    }
  } catch {
    count(world, "refused by the dashboard");
  }
};

const STEPS: readonly Step[] = [
  ...[receive, receive, receive, receive, receive, receive, receive, lose, reprice],
  ...[refund, refund, refund, advance, advance, advance, atStripe, atStripe],
];

/** The people of the shop at work until everybody has gone home. */
export async function work(world: World): Promise<void> {
  const chance = world.chanceFor("staff");
  while (!world.isOver) {
    await chance.of(STEPS)(world, chance);
    await pause(chance.between(0, 20));
  }
}

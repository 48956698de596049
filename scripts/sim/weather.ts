import { sql } from "drizzle-orm";
import { DECLINE_NAMES } from "@/scripts/sandbox/stripe/payments/declines";
import type { FaultSetInput } from "@/scripts/sandbox/stripe/faults";
import type { Chance } from "./chance";
import { count, pause, type World } from "./world";

type ApiFault = NonNullable<FaultSetInput["api"]>[number];
type WebhookFault = NonNullable<FaultSetInput["webhooks"]>[number];

/** Faults are met in this order, so most of the list are occasions on which nothing is wrong. */
const AHEAD = 120;
const TICK_MS = 100;

function drawRequest(chance: Chance): ApiFault {
  const draw = chance.next();
  const path = chance.is(0.85) ? "/v1/" : "/";
  if (draw < 0.07) return { action: "drop_answer", path, times: 1 };
  if (draw < 0.1) return { action: "late_answer", path, times: 1, holdMs: chance.between(20, 150) };
  if (draw < 0.12) return { action: "hold", path, times: 1, holdMs: chance.between(20, 150) };
  if (draw < 0.135) return { action: "error_500", path, times: 1 };
  if (draw < 0.145) return { action: "error_429", path, times: 1 };
  if (draw < 0.148) return { action: "kept_500", path: "/v1/", times: 1 };
  return { action: "late_answer", path, times: 1, holdMs: 0 };
}

function drawReading(chance: Chance): ApiFault {
  const isBad = chance.is(0.04);
  const action = isBad ? chance.of(["drop_answer", "error_500", "hold"] as const) : "late_answer";
  return { method: "GET", action, path: "/v1/", times: 1, holdMs: isBad ? chance.between(10, 80) : 0 };
}

function drawEvent(chance: Chance): WebhookFault {
  const draw = chance.next();
  if (draw < 0.08) return { action: "drop", times: 1 };
  if (draw < 0.28) return { action: "duplicate", times: 1, copies: chance.between(2, 3) };
  if (draw < 0.42) return { action: "delay", times: 1, delayMs: chance.between(5, 900) };
  if (draw < 0.48) return { action: "reorder", times: chance.between(2, 4), delayMs: chance.between(50, 400) };
  return { action: "delay", times: 1, delayMs: 0 };
}

/** Where pages and codes are taken away: as often as not a buyer pays while that is on its way. */
const ENDINGS = ["/v1/checkout/sessions/cs_", "/v1/payment_intents/pi_"];
/** Where cards are charged by the call itself: the dearest answers to lose. */
const CHARGES = "/v1/payment_intents";

const drawDear = (chance: Chance): ApiFault[] => [
  ...ENDINGS.map((path): ApiFault => ({ action: "hold", path, times: 2, holdMs: chance.between(0, 200) })),
  ...(chance.is(0.4) ? [{ action: "drop_answer", path: CHARGES, times: 1 } as const] : []),
];

const drawAhead = (chance: Chance): ApiFault[] => [...draws(chance, drawRequest), ...draws(chance, drawReading)];

const draws = <Item>(chance: Chance, draw: (chance: Chance) => Item): Item[] =>
  Array.from({ length: AHEAD }, () => draw(chance));

/** Everything that goes wrong around the shop without anybody's fault: lines, Stripe, banks, and time. */
export async function makeWeather(world: World): Promise<void> {
  const chance = world.chanceFor("weather");
  while (!world.isOver) {
    const left = world.sandbox.remainingFaults();
    const [api, webhooks] = [left.api.filter(({ path }) => ![...ENDINGS, CHARGES].includes(path)), left.webhooks];
    world.sandbox.setFaults({
      api: [...drawDear(chance), ...(api.length > AHEAD ? api : [...api, ...drawAhead(chance)])],
      webhooks: webhooks.length > AHEAD / 2 ? webhooks : [...webhooks, ...draws(chance, drawEvent)],
      payments: chance.is(0.3) ? [{ action: "decline", decline: chance.of(DECLINE_NAMES), times: 1 }] : [],
    });
    await passTime(world, chance);
    await pause(TICK_MS);
  }
  world.sandbox.setFaults({});
}

/**
 * Lets time pass for some and not for others: holds end at any moment, what a dead process had leased is free again,
 * and no counter of requests stands in the way. Rows that somebody works on are left alone.
 */
async function passTime(world: World, chance: Chance): Promise<void> {
  const { db } = world.ctx;
  const share = chance.between(2, 18) / 100;
  const ended = await db.execute(
    sql`with due as (select id from checkouts where state in ('reserved', 'paying') and expires_at > now()
          and random() < ${share} for update skip locked)
        update checkouts set expires_at = now() from due where checkouts.id = due.id`,
  );
  for (let ends = Number((ended as { rowCount?: unknown }).rowCount ?? 0); ends > 0; ends -= 1)
    count(world, "holds cut short");
  await db.execute(
    sql`with due as (select id from checkouts where state = 'authorized' and undo_until > now()
          and random() < ${share} for update skip locked)
        update checkouts set undo_until = now() from due where checkouts.id = due.id`,
  );
  await freeLeases(world, share * 2);
  await db.execute(sql`delete from rate_limits`);
}

/** What somebody dead had leased is due again; a real lease lasts minutes. */
export async function freeLeases({ ctx: { db } }: World, share: number): Promise<void> {
  const isMet = sql`random() < ${share}`;
  await db.execute(
    sql`with due as (select event_id from webhook_inbox where processed_at is null and ${isMet} for update skip locked)
        update webhook_inbox i set next_at = now(), attempts = least(attempts, 1) from due where i.event_id = due.event_id`,
  );
  await db.execute(
    sql`with due as (select id from outbox where sent_at is null and ${isMet} for update skip locked)
        update outbox o set next_at = now(), attempts = least(attempts, 1) from due where o.id = due.id`,
  );
  await db.execute(
    sql`with due as (select scope, actor, key from idempotency_keys where state = 'running'
          and created_at < now() - interval '1 second' and ${isMet} for update skip locked)
        update idempotency_keys k set locked_until = now() - interval '1 second' from due
          where (k.scope, k.actor, k.key) = (due.scope, due.actor, due.key)`,
  );
}

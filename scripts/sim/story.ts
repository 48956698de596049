import { writeFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { listStripeEvents, listStripePayments, listStripeRefunds } from "@/lib/payments";
import { rowsOf } from "@/lib/testing/rows";
import type { World } from "./world";

const TABLES = [
  ...["checkouts", "checkout_events", "holds", "stock", "stock_ledger", "payments", "money", "refunds", "disputes"],
  ...["orders", "order_events", "tasks", "webhook_inbox", "outbox", "idempotency_keys"],
];
const A_DAY_MS = 86_400_000;

/** Keeps what a failed seed left behind, beside what Stripe says. @returns The file. */
export async function writeStory({ ctx, seed }: World): Promise<string> {
  const since = new Date(Date.now() - A_DAY_MS);
  const stripe = {
    ...{ payments: await listStripePayments(since), refunds: await listStripeRefunds(since) },
    events: await listStripeEvents(since),
  };
  const tables: Record<string, unknown> = {};
  for (const name of TABLES) tables[name] = await rowsOf(ctx, sql`select * from ${sql.identifier(name)}`);
  const file = `.cache/sim/story-${String(seed)}.json`;
  writeFileSync(file, JSON.stringify({ stripe, ...tables }, null, 1));
  return file;
}

import { inArray, lt, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { webhookInbox } from "@/lib/db/schema/payments";

const AT_ONCE = 5_000;

/**
 * Removes events that were read a month ago, with the names and addresses in them. Stripe has stopped repeating them,
 * and the proof of the books looks back 30 days. What nobody could read stays until a person has seen it.
 */
export async function forgetEvents({ db }: Context): Promise<void> {
  const old = db
    .select({ eventId: webhookInbox.eventId })
    .from(webhookInbox)
    .where(lt(webhookInbox.processedAt, sql`now() - interval '31 days'`))
    .limit(AT_ONCE);
  await db.delete(webhookInbox).where(inArray(webhookInbox.eventId, old));
}

import { and, asc, eq, isNull, lt, lte, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { webhookInbox } from "@/lib/db/schema/payments";

/** An event that waits in the inbox, as far as its reader needs it. */
export type InboxEvent = { eventId: string; type: string; object: Record<string, unknown> };

const MAX_ATTEMPTS = 5;

/**
 * Gives every waiting event to a reader, oldest first. One that fails waits longer each time and does not hold up the
 * others; after five tries it stays as a dead letter with its error.
 *
 * @param ctx Must not be inside a transaction: readers call Stripe.
 * @param read Understands one event; must be safe to repeat.
 * @returns How many events were read and how many failed.
 */
export async function workInbox(
  ctx: Context,
  read: (event: InboxEvent) => Promise<void>,
): Promise<{ done: number; failed: number }> {
  const counts = { done: 0, failed: 0 };
  for (;;) {
    const event = await lease(ctx);
    if (!event) return counts;
    const isThis = eq(webhookInbox.eventId, event.eventId);
    try {
      await read(event);
      await ctx.db
        .update(webhookInbox)
        .set({ processedAt: sql`now()`, lastError: null })
        .where(isThis);
      counts.done += 1;
    } catch (error) {
      const lastError = error instanceof Error ? error.message : String(error);
      await ctx.db.update(webhookInbox).set({ lastError }).where(isThis);
      counts.failed += 1;
    }
  }
}

/** Takes the next due event for a while: when this process dies, another takes it after that. */
async function lease({ db }: Context): Promise<InboxEvent | null> {
  const next = db
    .select({ eventId: webhookInbox.eventId })
    .from(webhookInbox)
    .where(
      and(
        isNull(webhookInbox.processedAt),
        lte(webhookInbox.nextAt, sql`now()`),
        lt(webhookInbox.attempts, MAX_ATTEMPTS),
      ),
    )
    .orderBy(asc(webhookInbox.receivedAt))
    .limit(1)
    .for("update", { skipLocked: true });
  const [row] = await db
    .update(webhookInbox)
    .set({
      attempts: sql`${webhookInbox.attempts} + 1`,
      nextAt: sql`now() + make_interval(secs => 15 * power(2, ${webhookInbox.attempts}))`,
    })
    .where(eq(webhookInbox.eventId, sql`(${next})`))
    .returning({
      eventId: webhookInbox.eventId,
      type: webhookInbox.type,
      object: sql<Record<string, unknown>>`${webhookInbox.payload} -> 'data' -> 'object'`,
    });
  return row ?? null;
}

import { and, asc, eq, isNull, lt, lte, sql } from "drizzle-orm";
import { DomainError } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { webhookInbox } from "@/lib/db/schema/payments";
import { log } from "@/lib/log/server";
import { raiseTask } from "@/lib/tasks";

/** An event that waits in the inbox, as far as its reader needs it. */
export type InboxEvent = { eventId: string; type: string; object: Record<string, unknown> };

/** An event that failed as often is given up. */
export const MAX_EVENT_ATTEMPTS = 5;
/** Longer than a read takes when Stripe hangs: until then nobody else takes the event. */
const LEASE = sql`interval '2 minutes'`;

/**
 * Gives every waiting event to a reader, oldest first. One that fails waits longer each time and does not hold up the
 * others; after five tries it stays as a dead letter with its error, and staff are told. While Stripe is away an event
 * only waits: that is not a try.
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
      await putBack(ctx, event, error);
      counts.failed += 1;
    }
  }
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Notes why an event was not read and when it is tried again: sooner than a minute while Stripe is only away. */
async function putBack(ctx: Context, { eventId, type }: InboxEvent, error: unknown): Promise<void> {
  const isAway = error instanceof DomainError && error.code === "unavailable";
  const { attempts: before } = webhookInbox;
  const [row] = await ctx.db
    .update(webhookInbox)
    .set({
      lastError: sentenceOf(error),
      attempts: isAway ? sql`${before} - 1` : before,
      nextAt: isAway
        ? sql`now() + interval '45 seconds'`
        : sql`now() + least(make_interval(secs => 15 * power(2, ${before} - 1)), interval '1 hour')`,
    })
    .where(eq(webhookInbox.eventId, eventId))
    .returning({ attempts: webhookInbox.attempts });
  if (!row || row.attempts < MAX_EVENT_ATTEMPTS) return;
  log.error({ eventId, type, err: error }, "an event of Stripe is given up");
  await raiseTask(ctx, { kind: "event_given_up", ref: eventId, details: { type, error: sentenceOf(error) } });
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
        lt(webhookInbox.attempts, MAX_EVENT_ATTEMPTS),
      ),
    )
    .orderBy(asc(webhookInbox.receivedAt))
    .limit(1)
    .for("update", { skipLocked: true });
  const [row] = await db
    .update(webhookInbox)
    .set({
      attempts: sql`${webhookInbox.attempts} + 1`,
      nextAt: sql`now() + ${LEASE}`,
    })
    .where(eq(webhookInbox.eventId, sql`(${next})`))
    .returning({
      eventId: webhookInbox.eventId,
      type: webhookInbox.type,
      object: sql<Record<string, unknown>>`${webhookInbox.payload} -> 'data' -> 'object'`,
    });
  return row ?? null;
}

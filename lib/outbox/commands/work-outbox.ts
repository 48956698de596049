import { and, asc, eq, isNull, lt, lte, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { outbox, type OUTBOX_KINDS } from "@/lib/db/schema/outbox";
import { raiseTask } from "@/lib/tasks";

export type OutboxMessage = {
  id: string;
  kind: (typeof OUTBOX_KINDS)[number];
  ref: string;
  payload: Record<string, unknown>;
};

/** A message that failed as often is given up. About a day: eight within the first hour, then one each hour. */
export const MAX_MESSAGE_ATTEMPTS = 30;
/** People are told when a message waits as long: the mail server may be away, and buyers hear nothing. */
const ALARM_AFTER = sql`interval '15 minutes'`;
/** Longer than a sender may take: until then nobody else takes the message. */
const LEASE = sql`interval '2 minutes'`;

/**
 * Gives every due message to a sender, oldest first. One that fails waits longer each time, an hour at most, and does
 * not hold up the others; after a day it stays as a dead letter with its error, and people are told. A crash between
 * sending and noting it sends once more: at least once, never lost.
 *
 * @param ctx Must not be inside a transaction: senders use the network.
 * @param send Sends one message.
 * @returns How many were sent and how many failed.
 */
export async function workOutbox(
  ctx: Context,
  send: (message: OutboxMessage) => Promise<void>,
): Promise<{ done: number; failed: number }> {
  const counts = { done: 0, failed: 0 };
  for (;;) {
    const message = await lease(ctx);
    if (!message) return counts;
    const isThis = eq(outbox.id, message.id);
    try {
      await send(message);
      await ctx.db
        .update(outbox)
        .set({ sentAt: sql`now()`, lastError: null })
        .where(isThis);
      counts.done += 1;
    } catch (error) {
      await putBack(ctx, message, error);
      counts.failed += 1;
    }
  }
}

async function putBack(ctx: Context, { id, kind, ref }: OutboxMessage, error: unknown): Promise<void> {
  const lastError = error instanceof Error ? error.message : String(error);
  const [row] = await ctx.db
    .update(outbox)
    .set({
      lastError,
      nextAt: sql`now() + least(make_interval(secs => 30 * power(2, ${outbox.attempts} - 1)), interval '1 hour')`,
    })
    .where(eq(outbox.id, id))
    .returning({ attempts: outbox.attempts, isLate: sql<boolean>`${outbox.createdAt} < now() - ${ALARM_AFTER}` });
  // One for all that wait: the cause is one.
  if (row?.isLate === true)
    await raiseTask(ctx, { kind: "messages_waiting", ref: "outbox", details: { error: lastError } });
  if (!row || row.attempts < MAX_MESSAGE_ATTEMPTS) return;
  await raiseTask(ctx, { kind: "message_given_up", ref: id, details: { message: kind, about: ref, error: lastError } });
}

async function lease({ db }: Context): Promise<OutboxMessage | null> {
  const next = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isNull(outbox.sentAt), lte(outbox.nextAt, sql`now()`), lt(outbox.attempts, MAX_MESSAGE_ATTEMPTS)))
    .orderBy(asc(outbox.nextAt))
    .limit(1)
    .for("update", { skipLocked: true });
  const [row] = await db
    .update(outbox)
    .set({
      attempts: sql`${outbox.attempts} + 1`,
      nextAt: sql`now() + ${LEASE}`,
    })
    .where(eq(outbox.id, sql`(${next})`))
    .returning({ id: outbox.id, kind: outbox.kind, ref: outbox.ref, payload: outbox.payload });
  return row ?? null;
}

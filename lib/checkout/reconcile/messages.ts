import { sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { enqueueMessage, MAX_MESSAGE_ATTEMPTS } from "@/lib/outbox";
import { MAX_EVENT_ATTEMPTS } from "@/lib/payments";
import { type Check, driftTask, rowsOf } from "./check";

type Missing = { orderId: string; kind: "order_confirmation" | "new_order" };

/** Mails of paid orders that were never promised. */
export const checkMails = (ctx: Context, since: Date): Check<Missing> => ({
  find: () =>
    rowsOf(
      ctx,
      sql`select o.id as "orderId", wanted.kind from orders o
        cross join (values ('order_confirmation'), ('new_order')) as wanted (kind)
        where o.paid_at is not null and o.placed_at >= ${since.toISOString()}::timestamptz
          and not exists (select from checkouts c where c.id = o.checkout_id and c.release_cause is not null)
          and exists (select from money m where m.stripe_object_id = o.stripe_ref)
          and not exists (select from outbox b where b.kind = wanted.kind and b.ref = o.id::text)`,
    ),
  mend: ({ orderId, kind }) => enqueueMessage(ctx, { kind, ref: orderId, payload: { orderId } }),
  tell: ({ orderId, kind }) => driftTask(`mail:${orderId}`, "A mail of an order was never promised.", { kind }),
});

type Dead = { ref: string; details: Record<string, unknown> };

/** Events that were given up, should nobody have been told of them. */
export const checkDeadEvents = (ctx: Context): Check<Dead> => ({
  find: () =>
    rowsOf(
      ctx,
      sql`select event_id as ref, jsonb_build_object('type', type, 'error', last_error) as details from webhook_inbox i
        where processed_at is null and attempts >= ${MAX_EVENT_ATTEMPTS}
          and not exists (select from tasks t where t.kind = 'event_given_up' and t.ref = i.event_id)`,
    ),
  tell: (dead) => ({ kind: "event_given_up", ...dead }),
});

/** The same for messages. */
export const checkDeadMessages = (ctx: Context): Check<Dead> => ({
  find: () =>
    rowsOf(
      ctx,
      sql`select id::text as ref, jsonb_build_object('message', kind, 'about', ref, 'error', last_error) as details
        from outbox b where sent_at is null and attempts >= ${MAX_MESSAGE_ATTEMPTS}
          and not exists (select from tasks t where t.kind = 'message_given_up' and t.ref = b.id::text)`,
    ),
  tell: (dead) => ({ kind: "message_given_up", ...dead }),
});

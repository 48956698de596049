import type Stripe from "stripe";
import { sql } from "drizzle-orm";
import { DomainError } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { wakeWorker } from "@/lib/db/jobs";
import { webhookInbox } from "@/lib/db/schema/payments";
import { env } from "@/lib/env/server";
import { log } from "@/lib/log/server";
import { isLive, stripe } from "../stripe";

const badSignature = () =>
  new DomainError({ code: "bad_request", reason: "bad-signature", detail: "This event is not signed for us." });

/**
 * Takes an event of Stripe into the inbox, once, and wakes the worker. Nothing else: the worker fetches the state.
 *
 * @param ctx Request context.
 * @param rawBody The body as it came, byte for byte.
 * @param signature The `Stripe-Signature` header.
 * @throws DomainError `bad_request` `bad-signature`: forged, older than five minutes, or of the other mode.
 */
export async function receiveEvent(ctx: Context, rawBody: string, signature: string | null): Promise<void> {
  const event = verify(rawBody, signature);
  if (event.livemode !== isLive) throw badSignature();
  await ctx.db.transaction(async (db) => {
    await db.insert(webhookInbox).values(inboxRow(event)).onConflictDoNothing();
    await wakeWorker(db, "inbox");
  });
}

/** An event as the inbox keeps it. */
export function inboxRow(event: Stripe.Event) {
  // Safe: every event of Stripe is about one object with an id; ours need nothing else of it here.
  const object = event.data.object as { id?: string };
  return {
    eventId: event.id,
    type: event.type,
    objectId: object.id ?? "",
    livemode: event.livemode,
    payload: sql`${JSON.stringify(event, storable)}::jsonb`,
  };
}

/** What a buyer typed at Stripe may hold signs that jsonb refuses; the event would then come again for ever. */
const storable = (_key: string, value: unknown): unknown =>
  typeof value === "string" ? value.replace(/[\0\p{Cs}]/gu, "\ufffd") : value;

/** Stripe's own library takes as much. */
const TOLERANCE_SECONDS = 300;
const ANY_AGE = Infinity;

/** Tries each of our secrets: while one is rolled over both are valid. */
function verify(rawBody: string, signature: string | null): Stripe.Event {
  const event = read(rawBody, signature, TOLERANCE_SECONDS);
  if (event) return event;
  if (read(rawBody, signature, ANY_AGE)) {
    const signedAt = Number(/\bt=(\d+)/.exec(signature ?? "")?.[1]);
    const secondsApart = Math.floor(Date.now() / 1000) - signedAt;
    log.error({ alarm: "clock", secondsApart }, "an event is signed for us, but too long ago: is this clock right?");
  }
  throw badSignature();
}

function read(rawBody: string, signature: string | null, toleranceSeconds: number): Stripe.Event | null {
  for (const secret of env.STRIPE_WEBHOOK_SECRET.split(",")) {
    try {
      return stripe.webhooks.constructEvent(rawBody, signature ?? "", secret.trim(), toleranceSeconds);
    } catch {
      continue;
    }
  }
  return null;
}

import "server-only";
import Stripe from "stripe";
import { unavailable } from "@/lib/core/errors";
import { env } from "@/lib/env/server";
import { Breaker } from "./breaker";

/** The API version that our code was written against; the webhook endpoint must have the same. */
const API_VERSION = "2026-10-28.endive";

function connect(): Stripe {
  const base = env.STRIPE_API_BASE === undefined ? null : new URL(env.STRIPE_API_BASE);
  return new Stripe(env.STRIPE_SECRET_KEY, {
    apiVersion: API_VERSION,
    timeout: 20_000,
    maxNetworkRetries: 2,
    telemetry: false,
    ...(base && {
      host: base.hostname,
      port: base.port,
      protocol: base.protocol === "https:" ? ("https" as const) : ("http" as const),
    }),
  });
}

/** Stripe, or its stand-in: the code cannot tell. Every call that creates something carries a stored key. */
export const stripe = connect();

/** Whether our key moves real money; an event or a payment of the other mode is not ours. */
export const isLive = env.STRIPE_SECRET_KEY.includes("_live_");

/** Stripe does not answer, has a fault of its own, or asks us to slow down: the same call may be made again later. */
const isPassing = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeConnectionError ||
  error instanceof Stripe.errors.StripeAPIError ||
  error instanceof Stripe.errors.StripeRateLimitError ||
  (error instanceof Stripe.errors.StripeError && (error.statusCode === 409 || (error.statusCode ?? 500) >= 500));

/** No answer at all, as long as the SDK tried: the next call would only wait as long. */
const isSilence = (error: unknown): boolean => error instanceof Stripe.errors.StripeConnectionError;

const breaker = new Breaker({ failures: 5, openMs: 10_000 });

const isAway = () => unavailable("payment-unavailable", "Stripe did not answer a moment ago.");

/**
 * Says at once that nothing can be paid now, before anything is held for it.
 *
 * @throws DomainError `unavailable` `payment-unavailable`.
 */
export function requireStripe(): void {
  if (breaker.isOpen()) throw isAway();
}

/** Stripe will never do this, however often it is asked: the request itself is wrong, or its key belongs to another. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError || error instanceof Stripe.errors.StripeIdempotencyError;

/** Stripe's clock and the database's may differ by this much. */
const CLOCKS_APART_SECONDS = 300;
/** No payment is asked for when its checkout is older. */
const ASKED_FOR_SECONDS = 900;

/** When Stripe made what belongs to a checkout of that instant, as a filter of its lists. */
export function madeAbout(since: Date): { gte: number; lte: number } {
  const madeAt = Math.floor(since.getTime() / 1000);
  return { gte: madeAt - CLOCKS_APART_SECONDS, lte: madeAt + ASKED_FOR_SECONDS + CLOCKS_APART_SECONDS };
}

/**
 * Makes a call to Stripe and turns "not now" into a refusal that people understand.
 *
 * @throws DomainError `unavailable` `payment-unavailable` when trying again later is right; others pass.
 */
export async function askStripe<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  if (!breaker.isClosed()) throw isAway();
  try {
    const answer = await call();
    breaker.succeed();
    return answer;
  } catch (error) {
    if (!isPassing(error)) throw error;
    if (isSilence(error)) breaker.fail();
    throw unavailable("payment-unavailable", "Stripe cannot answer now.", error);
  }
}

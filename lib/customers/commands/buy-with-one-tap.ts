import { getAddress, getCustomer, redeemCode } from "@/lib/accounts";
import { declined, payWithCard, resumeTap } from "@/lib/checkout";
import { conflict, DomainError } from "@/lib/core/errors";
import { type Context, requireCustomer, requireDevice } from "@/lib/db/context";
import { countRequest } from "@/lib/http/rate-limit";
import { getCard } from "@/lib/payments";
import type { OneTapAnswer, OneTapInput } from "../contract";
import { isAboveLimit } from "../queries";
import { proveEmail } from "./prove-email";
import { sendCode } from "./send-code";

/** Whoever tries cards until one works stops here; somebody who buys does not notice. */
const TAPS = { name: "one-tap", max: 20, windowSeconds: 3600 };
const DECLINES = { name: "one-tap-declined", max: 5, windowSeconds: 3600 };

/**
 * Buys for the customer of this browser with a card and an address that are kept for them.
 *
 * @param ctx Request context; the actor must be a device that acts for a customer. Must not be inside a transaction:
 *   this waits for Stripe.
 * @param input What, with which card, where to, and the total that stood on the button.
 * @param tapKey Names the tap: a repeat finds what the first one bought, however late. Null for one that is not repeated.
 * @throws DomainError `not_found`: nobody is remembered here, or card, address or thing is not theirs; `conflict`
 *   `code-needed` (and a code is on its way), `code-ended`, and everything of `startCheckout`; `invalid` `code-wrong`;
 *   `payment_declined` `card-…`; `rate_limited`.
 */
export async function buyWithOneTap(
  ctx: Context,
  input: OneTapInput,
  tapKey: string | null = null,
): Promise<OneTapAnswer> {
  const { cardId, addressId, source, shippingRateId, expectedTotal, locale } = input;
  const deviceId = requireDevice(ctx.actor);
  requireCustomer(ctx.actor);
  // Before all that may have changed since: the code is used, the price another, the card or the address gone.
  const tapped = tapKey === null ? null : await resumeTap(ctx, { deviceId, tapKey });
  if (tapped !== null) return tapped;
  const customerId = await allow(ctx, input);
  const card = await getCard(ctx, customerId, cardId);
  if (card.isExpired) throw declined("expired");
  const destination = await getAddress(ctx, customerId, addressId);
  await countRequest(ctx.db, TAPS, deviceId);
  const purchase = { source, shippingRateId, expectedTotal, locale, ...destination, remember: "no" as const, tapKey };
  const actor = { kind: "device", deviceId, customerId } as const;
  try {
    return await payWithCard({ ...ctx, actor }, purchase, card.id);
  } catch (error) {
    if (error instanceof DomainError && error.code === "payment_declined") {
      await countRequest(ctx.db, DECLINES, deviceId);
    }
    throw error;
  }
}

/**
 * Whether this browser may spend that much. The total is the shopper's word here, but no other one is ever charged.
 *
 * @returns For whom it buys.
 */
async function allow(ctx: Context, { expectedTotal, locale, code }: OneTapInput): Promise<string> {
  const customerId = requireCustomer(ctx.actor);
  if (!isAboveLimit(expectedTotal)) return customerId;
  if (code !== undefined) {
    return proveEmail(ctx, customerId, await redeemCode(ctx, { code, purpose: "confirm_purchase" }));
  }
  const { email } = await getCustomer(ctx, customerId);
  await sendCode(ctx, { email, purpose: "confirm_purchase", locale });
  throw conflict("code-needed", "A total this large asks for the code that was mailed.", { email: veil(email) });
}

/** Enough of an address for its owner to know which one it is. */
const veil = (email: string): string => email.replace(/^(.).*(@.*)$/, "$1…$2");

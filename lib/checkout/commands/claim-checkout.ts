import { conflict } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { findOpenCheckout } from "../queries";
import { outcomeOf } from "../rules";
import { closeCheckout } from "./close-checkout";
import { type Purchase, reserveCheckout } from "./reserve-checkout";

/**
 * Holds the stock of a purchase. The same press again finds the checkout of the first; a changed one takes the old
 * payment away at Stripe before it reserves anew. A device has three checkouts at once: a fourth ends the oldest.
 *
 * @param ctx Must not be inside a transaction: this may wait for Stripe.
 * @returns The id of a checkout that is reserved or being paid.
 * @throws DomainError `conflict` `out-of-stock`, `already-paid`, `too-many-checkouts`, `request-in-progress`;
 *   `unavailable` `payment-unavailable`.
 */
export async function claimCheckout(ctx: Context, purchase: Purchase): Promise<string> {
  // Another press may come between two steps; each round then sees what it left. Four rounds are one more than needed.
  for (let round = 0; round < 4; round += 1) {
    const open = await findOpenCheckout(ctx, purchase.cartId);
    if (!open) {
      const reserved = await reserveCheckout(ctx, purchase);
      if ("checkoutId" in reserved) return reserved.checkoutId;
      if (reserved.inTheWay !== null) await makeRoom(ctx, reserved.inTheWay);
    } else if (open.fingerprint === purchase.fingerprint && open.isUsable) {
      return open.id;
    } else {
      const closed = await closeCheckout(ctx, open.id);
      if (closed !== null && outcomeOf(closed) === "paid")
        throw conflict("already-paid", "This cart was paid for meanwhile.");
    }
  }
  throw conflict("request-in-progress", "Another checkout of this cart is under way.");
}

/** Takes another payment of this device away, unless a bank is still deciding about it. */
async function makeRoom(ctx: Context, checkoutId: string): Promise<void> {
  const state = await closeCheckout(ctx, checkoutId);
  if (state === "expiring") throw conflict("too-many-checkouts", "Every checkout of this device is being paid.");
}

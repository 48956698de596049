import { eq } from "drizzle-orm";
import { conflict, DomainError, notFound } from "@/lib/core/errors";
import { readSignedId } from "@/lib/core/signed-id";
import { databaseTime } from "@/lib/db/clock";
import { type Actor, type Context, customerOf } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import { env } from "@/lib/env/server";
import { getCheckoutOfOrder } from "@/lib/orders";
import type { UndoneOrder } from "../contract";
import { type Checkout, lockCheckout } from "../queries";
import { undoStep } from "../rules";
import { releaseCheckout } from "./release-checkout";

/**
 * Undoes what was bought with one tap, as long as its time is not over. That it is undone is stored first, so that
 * nobody takes the money from then on; then the bank's promise is let go, then the goods are. When Stripe does not
 * answer now, the sweeper lets it go. Pressing twice, here or on another device of the buyer, is pressing once.
 *
 * @param ctx Request context; the actor must be the device that bought, or one that acts for the same customer. Must not
 *   be inside a transaction: this waits for Stripe.
 * @param token Signed key of the order's page.
 * @throws DomainError `not_found` for a key that we did not sign; `forbidden` `undo-not-yours` for another browser;
 *   `conflict` `undo-over`.
 */
export async function undoOrder(ctx: Context, token: string): Promise<UndoneOrder> {
  const orderId = readSignedId("order", token, env.APP_SECRET);
  if (orderId === null) throw notFound("order", "of this link");
  const checkoutId = await getCheckoutOfOrder(ctx, orderId);
  const isReleased = await ctx.db.transaction(async (db) => {
    const checkout = await lockCheckout({ ...ctx, db }, checkoutId);
    if (!checkout) throw notFound("checkout", checkoutId);
    requireBuyer(ctx.actor, checkout);
    const step = undoStep(checkout, await databaseTime(db));
    if (step === "over") throw conflict("undo-over", `The order ${orderId} can no longer be undone.`);
    if (step === "release") {
      await db
        .update(checkouts)
        .set({ state: "releasing", releaseCause: "undone" })
        .where(eq(checkouts.id, checkoutId));
    }
    return checkout.state === "released";
  });
  return { state: isReleased ? "released" : await letGo(ctx, checkoutId) };
}

/** Whoever has the link may see the order; only who bought it may undo it. */
function requireBuyer(actor: Actor, { deviceId, customerId }: Checkout): void {
  if (actor.kind === "device" && actor.deviceId === deviceId) return;
  if (customerId !== null && customerOf(actor) === customerId) return;
  const detail = "Another browser bought this order.";
  throw new DomainError({ code: "forbidden", reason: "undo-not-yours", detail });
}

/** That Stripe does not answer now is no refusal: the order stays undone, and the sweeper tries again. */
export async function letGo(ctx: Context, checkoutId: string): Promise<UndoneOrder["state"]> {
  try {
    return (await releaseCheckout(ctx, checkoutId)) === "releasing" ? "releasing" : "released";
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "unavailable") throw error;
    return "releasing";
  }
}

import { eq, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { wakeWorker, wakeWorkerIn } from "@/lib/db/jobs";
import { checkouts } from "@/lib/db/schema/checkout";
import { env } from "@/lib/env/server";
import { consumeStock } from "@/lib/inventory";
import { log } from "@/lib/log/server";
import { isLive, mismatchOf, type PaymentRow, recordPromise, type StripeReport } from "@/lib/payments";
import type { Checkout } from "../queries";
import type { CheckoutState } from "../rules";
import { bookOrder } from "./book-order";
import { moveCheckout } from "./move-checkout";

/**
 * Places the order of a card that its bank has promised money for, and opens the time in which the buyer can undo it.
 * Mails go when the money has come. A promise that is not the one that was asked for is let go: nothing was charged.
 *
 * @param tx Its `db` must be the transaction that holds the checkout's row lock.
 * @param checkout Being paid: one that is ending lets its promise go instead.
 */
export async function bookPromise(
  tx: Context,
  checkout: Checkout,
  { payment, report }: { payment: PaymentRow; report: StripeReport & { paymentIntentId: string } },
): Promise<CheckoutState> {
  if (checkout.state !== "paying") return checkout.state;
  const { id: checkoutId } = checkout;
  const mismatch = mismatchOf(report, { ...payment, isLive });
  if (mismatch !== null) {
    log.error({ checkoutId, intent: report.paymentIntentId, mismatch }, "a promise is another than was asked for");
    await moveCheckout(tx, checkoutId, "expiring");
    await wakeWorker(tx.db, "sweep");
    return "expiring";
  }
  await recordPromise(tx, checkoutId, report.paymentIntentId);
  await bookOrder(tx, checkout, { stripeRef: report.paymentIntentId, isPaid: false });
  // Whoever waits for these rows waits until the commit; the time to undo begins after the waiting.
  await consumeStock(tx, checkoutId);
  await tx.db
    .update(checkouts)
    .set({ state: "authorized", undoUntil: sql`clock_timestamp() + make_interval(secs => ${env.UNDO_SECONDS})` })
    .where(eq(checkouts.id, checkoutId));
  await wakeWorkerIn(tx.db, "sweep", { key: `undo ${checkoutId}`, seconds: env.UNDO_SECONDS });
  return "authorized";
}

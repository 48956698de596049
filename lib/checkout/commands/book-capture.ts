import type { Context } from "@/lib/db/context";
import { wakeWorker } from "@/lib/db/jobs";
import { findOrderByCheckout, noteOrderPaid } from "@/lib/orders";
import { type PaymentRow, recordCapture, type StripeReport } from "@/lib/payments";
import type { Checkout } from "../queries";
import type { CheckoutState } from "../rules";
import { tellOfOrder } from "./book-order";
import { cancelPaid } from "./cancel-paid";
import { moveCheckout } from "./move-checkout";

/**
 * Books the money of an order that stood on a promise, and writes to buyer and brand. Money that somebody took in
 * Stripe's dashboard while the order was let go goes back whole: nobody is thanked for that.
 *
 * @param tx Its `db` must be the transaction that holds the checkout's row lock.
 */
export async function bookCapture(
  tx: Context,
  checkout: Checkout,
  { payment, report }: { payment: PaymentRow; report: StripeReport & { paymentIntentId: string } },
): Promise<CheckoutState> {
  const order = await findOrderByCheckout(tx, checkout.id);
  if (!order) throw new Error(`the checkout ${checkout.id} is ${checkout.state} and has no order`);
  await recordCapture(tx, payment, report);
  await noteOrderPaid(tx, order.id);
  await moveCheckout(tx, checkout.id, "paid");
  if (checkout.state === "releasing") {
    await cancelPaid(tx, { orderId: order.id, checkout, note: "", isRestocked: true });
  } else await tellOfOrder(tx, order.id);
  // Money to be sent back, and orders of the same parcel that waited for this one.
  await wakeWorker(tx.db, "sweep");
  return "paid";
}

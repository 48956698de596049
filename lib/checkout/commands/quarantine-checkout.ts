import type { Context } from "@/lib/db/context";
import { wakeWorker } from "@/lib/db/jobs";
import { releaseStock } from "@/lib/inventory";
import { log } from "@/lib/log/server";
import { enqueueMessage } from "@/lib/outbox";
import { quarantinePayment } from "@/lib/payments";
import { moveCheckout } from "./move-checkout";

type Quarantined = Parameters<typeof quarantinePayment>;

/**
 * Ends a checkout whose payment is not the one that was asked for: no order, its goods are free again, and what was
 * paid goes back where it is provably ours.
 *
 * @param tx Its `db` must be the transaction that holds the checkout's row lock.
 */
export async function quarantineCheckout(
  tx: Context,
  payment: Quarantined[1],
  odd: Quarantined[2],
): Promise<"quarantined"> {
  const { checkoutId } = payment;
  log.error({ checkoutId, intent: odd.report.paymentIntentId, mismatch: odd.mismatch }, "a payment is quarantined");
  // It is paid, so nobody can pay it again: the stock need not wait for a person.
  await releaseStock(tx, checkoutId);
  await moveCheckout(tx, checkoutId, "quarantined");
  const back = await quarantinePayment(tx, payment, odd);
  if (back === null) return "quarantined";
  await enqueueMessage(tx, { kind: "payment_returned", ref: checkoutId, payload: { checkoutId, ...back } });
  await wakeWorker(tx.db, "sweep");
  return "quarantined";
}

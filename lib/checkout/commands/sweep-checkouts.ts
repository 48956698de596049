import type { Context } from "@/lib/db/context";
import { OPEN_CHECKOUT_STATES } from "@/lib/db/schema/checkout";
import { log } from "@/lib/log/server";
import { listDueCheckouts } from "../queries";
import { closeCheckout } from "./close-checkout";
import { returnMoney } from "./return-money";

const AT_ONCE = 200;
const IS_OPEN: ReadonlySet<string> = new Set(OPEN_CHECKOUT_STATES);

/**
 * Closes checkouts whose time is over and sends refunds that are due. One that fails stays due and does not hold up
 * the others.
 *
 * @returns How many were dealt with and how many failed.
 */
export async function sweepCheckouts(ctx: Context): Promise<{ done: number; failed: number }> {
  const counts = { done: 0, failed: 0 };
  for (const { id, state } of await listDueCheckouts(ctx, AT_ONCE)) {
    try {
      await (IS_OPEN.has(state) ? closeCheckout(ctx, id) : returnMoney(ctx, id));
      counts.done += 1;
    } catch (error) {
      log.warn({ checkoutId: id, err: error }, "a due checkout waits for the next sweep");
      counts.failed += 1;
    }
  }
  return counts;
}

import { DomainError } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { OPEN_CHECKOUT_STATES } from "@/lib/db/schema/checkout";
import { log } from "@/lib/log/server";
import { type DueCheckout, listDueCheckouts } from "../queries";
import { captureCheckout } from "./capture-checkout";
import { closeCheckout } from "./close-checkout";
import { releaseCheckout } from "./release-checkout";
import { returnMoney } from "./return-money";

const PAGE = 200;
/** Each waits for Stripe most of the time; together they stay far below what Stripe takes in a second. */
const AT_ONCE = 8;
const IS_OPEN: ReadonlySet<string> = new Set(OPEN_CHECKOUT_STATES);

type Counts = { done: number; failed: number };

/**
 * Closes checkouts whose time is over, takes or lets go of money that banks have promised, and sends refunds that are due, until none is left that was not tried. One that
 * fails stays due and does not hold up the others.
 *
 * @returns How many were dealt with and how many failed.
 */
export async function sweepCheckouts(ctx: Context): Promise<Counts> {
  const counts = { done: 0, failed: 0 };
  let after: DueCheckout | null = null;
  for (;;) {
    const due: DueCheckout[] = await listDueCheckouts(ctx, { limit: PAGE, after });
    const waiting = due.values();
    await Promise.all(Array.from({ length: AT_ONCE }, () => sweepEach(ctx, waiting, counts)));
    after = due.at(-1) ?? null;
    if (due.length < PAGE) return counts;
  }
}

/** What a due checkout needs. Its state is looked at again under its lock: each step does nothing to any other. */
function stepFor(state: DueCheckout["state"]): (ctx: Context, checkoutId: string) => Promise<unknown> {
  if (IS_OPEN.has(state)) return closeCheckout;
  if (state === "releasing") return releaseCheckout;
  return state === "authorized" || state === "capturing" ? captureCheckout : returnMoney;
}

/** One of several that share a list: each takes the next one. */
async function sweepEach(ctx: Context, waiting: Iterable<DueCheckout>, counts: Counts): Promise<void> {
  for (const { id, state } of waiting) {
    try {
      await stepFor(state)(ctx, id);
      counts.done += 1;
    } catch (error) {
      const isPassing = error instanceof DomainError && error.code === "unavailable";
      log[isPassing ? "warn" : "error"]({ checkoutId: id, err: error }, "a due checkout waits for the next sweep");
      counts.failed += 1;
    }
  }
}

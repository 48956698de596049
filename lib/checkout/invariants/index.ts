import type { Context } from "@/lib/db/context";
import { checkBooks } from "./books";
import type { Invariant } from "./invariant";
import { checkWithStripe } from "./with-stripe";

/**
 * Proves the books of the running shop, ours against themselves and against Stripe.
 *
 * @returns One row for each invariant of docs/decisions/002-exactly-once.md, in order of its id.
 * @throws DomainError `unavailable` `payment-unavailable` when Stripe cannot be asked.
 */
export async function checkInvariants(ctx: Context): Promise<Invariant[]> {
  const rows = [...(await checkBooks(ctx)), ...(await checkWithStripe(ctx))];
  return rows.sort((a, b) => a.id.localeCompare(b.id, "en", { numeric: true }));
}

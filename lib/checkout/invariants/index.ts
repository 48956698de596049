import type { Context } from "@/lib/db/context";
import { checkEffects } from "./effects";
import type { Invariant } from "./invariant";
import { checkMoney } from "./money";
import { checkPromises } from "./promises";
import { checkStock } from "./stock";
import { type CheckOptions, readTruth } from "./truth";

/**
 * Proves the books of the running shop, ours against themselves and against what Stripe knows of the last 30 days.
 * Changes nothing.
 *
 * @param ctx Must not be inside a transaction: this waits for Stripe.
 * @param options `graceSeconds` (300) for what is on its way; `isAccountShared` where other shops use the account.
 * @returns One row for each invariant of docs/decisions/002-exactly-once.md, in order of its id.
 * @throws DomainError `unavailable` `payment-unavailable` when Stripe cannot be asked.
 */
export async function checkInvariants(ctx: Context, options: CheckOptions = {}): Promise<Invariant[]> {
  const truth = await readTruth(ctx, options);
  const rows = [
    ...(await checkStock(ctx, truth)),
    ...(await checkMoney(ctx, truth)),
    ...(await checkEffects(ctx, truth)),
    ...(await checkPromises(ctx)),
  ];
  return rows.sort((a, b) => a.id.localeCompare(b.id, "en", { numeric: true }));
}

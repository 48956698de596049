import { DomainError } from "@/lib/core/errors";
import { type Context, requireRole } from "@/lib/db/context";
import type { PackedOrders, PackOrdersInput } from "../staff-contract";
import { advanceOrder } from "./advance-order";

/**
 * Packs several orders, each by itself: one that is in another state by now does not hold up the others.
 *
 * @param ctx Request context; the actor must be a manager. Must not be inside a transaction.
 * @param input Orders with the versions that were seen.
 * @returns Those that are packed, with their new versions, and those that are not, with the reason.
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function packOrders(ctx: Context, { orders }: PackOrdersInput): Promise<PackedOrders> {
  requireRole(ctx.actor, "manager");
  const answer: PackedOrders = { packed: [], refused: [] };
  for (const { id, version } of orders) {
    const reason = await refusalOf(() => advanceOrder(ctx, id, { to: "packed", version }));
    if (reason === null) answer.packed.push({ id, version: version + 1 });
    else answer.refused.push({ id, reason });
  }
  return answer;
}

async function refusalOf(work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.reason;
    throw error;
  }
}

import { eq, sql } from "drizzle-orm";
import { recordAudit } from "@/lib/audit";
import { changedMeanwhile, conflict, notFound } from "@/lib/core/errors";
import { REQUEST_LIMITS } from "@/lib/core/rights-requests";
import { type Context, requireRole } from "@/lib/db/context";
import { rightsRequests } from "@/lib/db/schema/rights-requests";
import { stateNow } from "../queries";
import { showHandle } from "../rules";
import { remindFrom } from "../staff-queries";

/**
 * Notes that the one reminder was sent. Nobody is asked a third time.
 *
 * @param ctx Request context; the actor must be a curator.
 * @param seen The version that was seen.
 * @throws DomainError `not_found`, `forbidden`, `conflict` `reminder-sent`, `reminder-early` (in the first three days),
 * `rights-request-state` where nothing is open; `precondition_failed` `changed-meanwhile`.
 */
export async function noteReminder(ctx: Context, requestId: string, seen: number): Promise<void> {
  requireRole(ctx.actor, "curator");
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const { version, remindedAt, handle } = rightsRequests;
    const [request] = await db
      .select({ version, remindedAt, handle, state: stateNow, isLate: sql<boolean>`${remindFrom} <= now()` })
      .from(rightsRequests)
      .where(eq(rightsRequests.id, requestId))
      .for("update");
    if (!request) throw notFound("rights request", requestId);
    if (request.remindedAt !== null) throw conflict("reminder-sent", "It was sent before.");
    if (request.state !== "requested") throw conflict("rights-request-state", `It is ${request.state}.`);
    if (request.version !== seen) throw changedMeanwhile("rights request", requestId);
    if (!request.isLate) {
      throw conflict("reminder-early", "It is too early.", { days: REQUEST_LIMITS.remindAfterDays });
    }
    const [row] = await db
      .update(rightsRequests)
      .set({ remindedAt: sql`now()`, version: seen + 1 })
      .where(eq(rightsRequests.id, requestId))
      .returning({ remindedAt });
    await recordAudit(tx, {
      ...{ action: "rights_request.remind", entity: "rights_request", entityId: requestId },
      ...{ label: showHandle(request.handle), before: { remindedAt: null }, after: row },
    });
  });
}

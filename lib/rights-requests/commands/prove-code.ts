import { and, eq, sql } from "drizzle-orm";
import { conflict, invalid, notFound } from "@/lib/core/errors";
import { REQUEST_LIMITS } from "@/lib/core/rights-requests";
import { isSameCode } from "@/lib/core/same-code";
import { type Context, requireDevice } from "@/lib/db/context";
import { rightsRequests } from "@/lib/db/schema/rights-requests";
import { env } from "@/lib/env/server";
import { giveToBrowser } from "@/lib/submissions";
import { requestIdOf, stateNow } from "../queries";
import { rightsCodeOf } from "../rules";

const { id, state, attempts, triedAt } = rightsRequests;
/** The hour is over: the next one begins. */
const isNewHour = sql`(${triedAt} is null or ${triedAt} <= now() - interval '1 hour')`;

/**
 * Takes the code that staff sent to the creator's account by direct message: only whoever reads the account's messages
 * knows it. The browser in which it is typed may answer, and later manage the photo.
 *
 * @param ctx The actor must be a device. Must not be inside a transaction: a try counts also when it fails.
 * @param given Eight digits.
 * @throws DomainError `forbidden`, `not_found`; `invalid` `rights-code-wrong`; `conflict` `rights-code-tries` after five
 * wrong ones within an hour, `rights-request-state` where nothing is to be proved any more.
 */
export async function proveCode(ctx: Context, token: string, given: string): Promise<void> {
  const deviceId = requireDevice(ctx.actor);
  const requestId = requestIdOf(token);
  await countTry(ctx, requestId);
  if (!isSameCode(given, rightsCodeOf(requestId, env.APP_SECRET))) {
    throw invalid("rights-code-wrong", "This is not the code.", [{ pointer: "#/rightsCode", key: "rightsCode" }]);
  }
  await ctx.db.transaction(async (db) => {
    const [request] = await db
      .update(rightsRequests)
      .set({ attempts: 0, triedAt: null, provedDeviceId: deviceId, provedAt: sql`now()` })
      .where(eq(id, requestId))
      .returning({ workId: rightsRequests.workId, state });
    if (request?.state === "granted" || request?.state === "revoked") {
      await giveToBrowser({ ...ctx, db }, request.workId, deviceId);
    }
  });
}

/** Before the code is looked at, so that two at once are two tries. */
async function countTry({ db }: Context, requestId: string): Promise<void> {
  const counted = await db
    .update(rightsRequests)
    .set({
      attempts: sql`case when ${isNewHour} then 1 else ${attempts} + 1 end`,
      triedAt: sql`case when ${isNewHour} then now() else ${triedAt} end`,
    })
    .where(
      and(
        eq(id, requestId),
        sql`${stateNow} in ('requested', 'granted', 'revoked')`,
        sql`(${isNewHour} or ${attempts} < ${REQUEST_LIMITS.triesPerHour})`,
      ),
    )
    .returning({ id });
  if (counted.length > 0) return;
  const [request] = await db.select({ state: stateNow }).from(rightsRequests).where(eq(id, requestId));
  if (!request) throw notFound("rights request", requestId);
  if (request.state === "declined" || request.state === "expired") {
    throw conflict("rights-request-state", `It is ${request.state}.`);
  }
  throw conflict("rights-code-tries", "Too many wrong codes within an hour.");
}

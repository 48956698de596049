import { and, eq, lte, sql } from "drizzle-orm";
import { type Context, requireRole } from "@/lib/db/context";
import { rightsRequests } from "@/lib/db/schema/rights-requests";
import { dropFoundPhoto } from "@/lib/submissions";
import { listLeftOver } from "../queries";

/**
 * Closes requests that nobody answered in time, and removes the pictures of those that were not granted: nobody allowed
 * us to keep them.
 *
 * @param ctx For the worker; not inside a transaction.
 */
export async function closeRequests(ctx: Context): Promise<void> {
  requireRole(ctx.actor, "admin");
  await ctx.db
    .update(rightsRequests)
    .set({ state: "expired", version: sql`${rightsRequests.version} + 1` })
    .where(and(eq(rightsRequests.state, "requested"), lte(rightsRequests.expiresAt, sql`now()`)));
  for (const photoId of await listLeftOver(ctx)) await dropFoundPhoto(ctx, photoId);
}

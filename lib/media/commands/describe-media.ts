import { and, eq, ne } from "drizzle-orm";
import type { LocalText } from "@/lib/core/locale";
import { type Context, requireRole } from "@/lib/db/context";
import { media } from "@/lib/db/schema/media";

/**
 * Says what pictures show, for whoever does not see them.
 *
 * @param ctx Its `db` should be the transaction of what shows them.
 * @returns How many said something else before.
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function describeMedia(
  ctx: Context,
  described: readonly { id: string; alt: LocalText }[],
): Promise<number> {
  requireRole(ctx.actor, "curator");
  let changed = 0;
  for (const { id, alt } of described) {
    const isOther = and(eq(media.id, id), ne(media.alt, alt));
    const rows = await ctx.db.update(media).set({ alt }).where(isOther).returning({ id: media.id });
    changed += rows.length;
  }
  return changed;
}

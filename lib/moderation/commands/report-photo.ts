import { sql } from "drizzle-orm";
import { conflict, notFound } from "@/lib/core/errors";
import { PHOTO_LIMITS } from "@/lib/core/photo-limits";
import { type Context, requireDevice } from "@/lib/db/context";
import { appeals, reports } from "@/lib/db/schema/moderation";
import { isAnywhereShown, takeOwnRejected } from "@/lib/submissions";
import type { AppealInput, ReportInput } from "../contract";

/**
 * A visitor says that a photo should not be shown; from then on the clock runs. The same browser's second report of a
 * photo changes its first.
 *
 * @param ctx Request context; the actor must be a browser that the shop knows.
 * @returns Until when somebody will have looked.
 * @throws DomainError `forbidden`, `not_found` for a photo that is not shown anywhere.
 */
export async function reportPhoto(ctx: Context, photoId: string, input: ReportInput): Promise<{ dueAt: string }> {
  const deviceId = requireDevice(ctx.actor);
  if (!(await isAnywhereShown(ctx, photoId))) throw notFound("photo", photoId);
  const dueAt = sql`now() + make_interval(hours => ${PHOTO_LIMITS.reportHours})`;
  const [row] = await ctx.db
    .insert(reports)
    .values({ ...input, submissionId: photoId, deviceId, dueAt })
    .onConflictDoUpdate({ target: [reports.submissionId, reports.deviceId], set: input })
    .returning({ dueAt: reports.dueAt });
  if (!row) throw new Error("a report was not written");
  return { dueAt: row.dueAt.toISOString() };
}

/**
 * The creator asks for a second look at a photo that was rejected; once for each photo.
 *
 * @param ctx Request context; the actor must be the photo's creator.
 * @throws DomainError `not_found`, `conflict` `photo-state` for one that is not rejected, `conflict` `appealed-before`.
 */
export async function appealPhoto(ctx: Context, photoId: string, { text }: AppealInput): Promise<void> {
  await ctx.db.transaction(async (db) => {
    await takeOwnRejected({ ...ctx, db }, photoId);
    const [row] = await db
      .insert(appeals)
      .values({ submissionId: photoId, text })
      .onConflictDoNothing()
      .returning({ id: appeals.submissionId });
    if (!row) throw conflict("appealed-before", "It was asked for once already.");
  });
}

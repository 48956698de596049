import { and, count, eq, inArray, sql } from "drizzle-orm";
import { conflict, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/locale";
import { type Context, customerOf, requireDevice } from "@/lib/db/context";
import { submissions } from "@/lib/db/schema/submissions";
import { requireClips } from "@/lib/media";
import { readShareToken } from "@/lib/orders";
import { hasOrder } from "../known";
import type { StartedShare, StartShareInput } from "../contract";
import { clipKeyOf, uploadKeyOf } from "../upload-key";

/** Photos of one browser that wait for somebody: more would only be a flood. */
const MOST_WAITING = 60;
/** A clip takes as long to look at as dozens of photos. */
const MOST_CLIPS_WAITING = 3;
const UNDECIDED = ["uploading", "quarantined", "screening", "new"] as const;

/**
 * Makes room for photos that somebody is about to upload. Nothing is shown or even looked at before they agree.
 *
 * @param ctx Request context; the actor must be a browser that the shop knows.
 * @param input Sizes in bytes; the key of the order whose link led here, where there is one.
 * @param locale Language in which the answer will be told.
 * @throws DomainError `forbidden`, `not_found` for a key that is not ours, `conflict` `too-many-photos`, `invalid`
 *   `clip-unavailable` for a clip where the shop makes none.
 */
export async function startShare(ctx: Context, input: StartShareInput, locale: Locale): Promise<StartedShare> {
  const deviceId = requireDevice(ctx.actor);
  const orderId = input.token === undefined ? null : await findOrder(ctx, input.token);
  const isClip = input.files.some((file) => "isClip" in file);
  if (isClip) requireClips();
  await requireRoom(ctx, deviceId, { more: input.files.length, isClip });
  const shareId = newId();
  const source = orderId === null ? input.source : ("order" as const);
  const shared = { shareId, deviceId, isClip, customerId: customerOf(ctx.actor), orderId, source, locale };
  const rows = await ctx.db
    .insert(submissions)
    .values(
      input.files.map(({ sizeBytes }, position) => ({ ...shared, position, sizeBytes, state: "uploading" as const })),
    )
    .returning({ id: submissions.id });
  return {
    shareId,
    photos: rows.map(({ id }) => ({ id, uploadKey: uploadKeyOf(id), clipKey: isClip ? clipKeyOf(id) : null })),
  };
}

/** @throws DomainError `not_found`. */
async function findOrder({ db }: Context, token: string): Promise<string> {
  const orderId = readShareToken(token);
  if (orderId === null) throw notFound("order", "of this link");
  if (!(await hasOrder(db, orderId))) throw notFound("order", orderId);
  return orderId;
}

type Wanted = { more: number; isClip: boolean };

async function requireRoom({ db }: Context, deviceId: string, { more, isClip }: Wanted): Promise<void> {
  const [waiting] = await db
    .select({ count: count(), clips: sql`count(*) filter (where ${submissions.isClip})`.mapWith(Number) })
    .from(submissions)
    .where(and(eq(submissions.deviceId, deviceId), inArray(submissions.state, [...UNDECIDED])));
  if ((waiting?.count ?? 0) + more > MOST_WAITING) throw conflict("too-many-photos", "Too many photos wait already.");
  if (isClip && (waiting?.clips ?? 0) >= MOST_CLIPS_WAITING) throw conflict("too-many-photos", "Too many clips wait.");
}

import { and, eq, ne, sql } from "drizzle-orm";
import { consentWords } from "@/lib/core/consent-words";
import { conflict, notFound } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import { lastShopDay } from "@/lib/core/shop-time";
import type { Context } from "@/lib/db/context";
import { submissions } from "@/lib/db/schema/submissions";
import { findRight, grantRight, revokeRight } from "@/lib/rights";
import type { RightsChoice } from "@/lib/rights/contract";
import { getShop, messagesWith } from "@/lib/settings";
import { isOwn } from "../owner";
import { removePhotoFiles } from "../photo-files";
import { FORGOTTEN } from "../rules";

type Own = { id: string; creatorName: string; state: string };

/** @throws DomainError `not_found` for everybody but the creator. */
async function takeOwn({ db, actor }: Context, photoId: string): Promise<Own> {
  const { id, creatorName, state } = submissions;
  const [photo] = await db
    .select({ id, creatorName, state })
    .from(submissions)
    .where(and(eq(id, photoId), isOwn(actor), ne(state, "withdrawn")))
    .for("update");
  if (!photo) throw notFound("photo", photoId);
  return photo;
}

/**
 * The creator chooses anew where a photo may appear: from the next request on nothing else is shown. A term that runs
 * stays as it is.
 *
 * @param ctx Request context; the actor must be the photo's creator.
 * @param locale Language in which they read what they agree to.
 * @throws DomainError `not_found`, `conflict` `photo-state` for one that was never sent off.
 */
export async function changeRights(
  ctx: Context,
  photoId: string,
  { choice, locale }: { choice: RightsChoice; locale: Locale },
): Promise<void> {
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const photo = await takeOwn(tx, photoId);
    if (photo.state === "uploading") throw conflict("photo-state", "It was not sent off yet.");
    const endsAt = await findTerm(tx, photoId);
    const endsOn = endsAt && lastShopDay(endsAt);
    const { consent } = messagesWith(await getShop(tx), locale);
    const words = consentWords({ ...choice, endsOn }, consent, locale);
    const evidence = { method: "change" } as const;
    await grantRight(tx, { ...choice, workId: photoId, grantor: photo.creatorName, words, locale, endsAt, evidence });
  });
}

/** When what holds now ends; null where nothing holds, or for as long as it is not taken back. */
async function findTerm(ctx: Context, photoId: string): Promise<Date | null> {
  const held = await findRight(ctx, photoId);
  const endsAt = held?.kind === "grant" && held.endsAt !== null ? new Date(held.endsAt) : null;
  return endsAt !== null && endsAt > ctx.now() ? endsAt : null;
}

/**
 * The creator takes the right back: the photo is on no page, in no answer and in no file from the next request on.
 *
 * @param ctx Request context; the actor must be the photo's creator.
 * @throws DomainError `not_found`, `conflict` `no-grant`.
 */
export async function revokePhoto(ctx: Context, photoId: string, locale: Locale): Promise<void> {
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    await revokeOf(tx, await takeOwn(tx, photoId), locale);
  });
}

/**
 * The creator takes the whole photo back: its right ends, and its files are removed for good.
 *
 * @param ctx Request context; the actor must be the photo's creator.
 * @throws DomainError `not_found`.
 */
export async function withdrawPhoto(ctx: Context, photoId: string, locale: Locale): Promise<void> {
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const photo = await takeOwn(tx, photoId);
    if ((await findRight(tx, photoId))?.kind === "grant") await revokeOf(tx, photo, locale);
    await db
      .update(submissions)
      .set({ ...FORGOTTEN, version: sql`${submissions.version} + 1`, updatedAt: sql`now()` })
      .where(eq(submissions.id, photoId));
  });
  // After the commit: files of a photo that is gone are swept, a row without its bytes would be a broken picture.
  await removePhotoFiles(ctx, photoId);
}

async function revokeOf(ctx: Context, { id, creatorName }: Own, locale: Locale): Promise<void> {
  const words = messagesOf(locale).consent.revoked;
  await revokeRight(ctx, { workId: id, grantor: creatorName, words, locale, evidence: { method: "change" } });
}

/**
 * Takes a rejected photo of the creator's own for one change, an appeal.
 *
 * @param ctx Its `db` must be a transaction; the actor must be the photo's creator.
 * @throws DomainError `not_found`, `conflict` `photo-state`.
 */
export async function takeOwnRejected(ctx: Context, photoId: string): Promise<void> {
  const { state } = await takeOwn(ctx, photoId);
  if (state !== "rejected") throw conflict("photo-state", `The photo ${photoId} is ${state}.`);
}

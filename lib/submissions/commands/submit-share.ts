import { and, asc, eq, ne, sql } from "drizzle-orm";
import { consentWords } from "@/lib/core/consent-words";
import { conflict, invalid, notFound } from "@/lib/core/errors";
import { hashtagsIn } from "@/lib/core/hashtags";
import type { Locale } from "@/lib/core/locale";
import { type Context, requireDevice } from "@/lib/db/context";
import { wakeWorker } from "@/lib/db/jobs";
import { submissions, submissionTags } from "@/lib/db/schema/submissions";
import { grantRight } from "@/lib/rights";
import { getShop, messagesWith } from "@/lib/settings";
import type { SubmitShareInput } from "../contract";
import { findTaggable, listBoughtIn } from "../known";
import { isOwn } from "../owner";

/**
 * Sends photos off: caption and tags are written down, and what their creator agreed to goes into the ledger, in the
 * same commit. The photos themselves may still be on their way.
 *
 * @param ctx Request context; the actor must be the browser that started the share, or act for the same customer.
 * @param input Photos that are left out are forgotten.
 * @param locale Language in which the consent was read.
 * @throws DomainError `forbidden`, `not_found`, `conflict` `share-sent` for one that was sent off before, `invalid` for
 * a tag of something that is not sold here.
 */
export async function submitShare(
  ctx: Context,
  shareId: string,
  { input, locale }: { input: SubmitShareInput; locale: Locale },
): Promise<void> {
  requireDevice(ctx.actor);
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const photos = await takeShare(tx, shareId);
    if (photos.some(({ submittedAt }) => submittedAt !== null)) throw conflict("share-sent", "It was sent off before.");
    const ids = new Set(photos.map(({ id }) => id));
    if (input.photos.some(({ id }) => !ids.has(id))) throw notFound("photo", "of this share");
    await requireSold(tx, input);
    const bought = await listBoughtIn(db, photos[0]?.orderId ?? null);
    for (const photo of input.photos) await writePhoto(tx, { photo, input, locale, bought });
    const kept = input.photos.map(({ id }) => id);
    const isLeft = and(eq(submissions.shareId, shareId), sql`${submissions.id} <> all(${sql.param(kept)}::uuid[])`);
    await db
      .update(submissions)
      .set({ state: "withdrawn", updatedAt: sql`now()` })
      .where(isLeft);
    await wakeWorker(db, "intake");
  });
}

async function takeShare({ db, actor }: Context, shareId: string) {
  const rows = await db
    .select({ id: submissions.id, orderId: submissions.orderId, submittedAt: submissions.submittedAt })
    .from(submissions)
    .where(and(eq(submissions.shareId, shareId), isOwn(actor), ne(submissions.state, "withdrawn")))
    .orderBy(asc(submissions.position))
    .for("update");
  if (rows.length === 0) throw notFound("share", shareId);
  return rows;
}

async function requireSold({ db }: Context, { photos }: SubmitShareInput): Promise<void> {
  const wanted = [...new Set(photos.flatMap(({ tags }) => tags.map(({ variantId }) => variantId)))];
  if ((await findTaggable(db, wanted, "customer")).size < wanted.length) {
    throw invalid("invalid-input", "A tag is of nothing that is sold.", [{ pointer: "#/photos", key: "notTaggable" }]);
  }
}

type Written = {
  photo: SubmitShareInput["photos"][number];
  input: SubmitShareInput;
  locale: Locale;
  bought: Set<string>;
};

async function writePhoto(ctx: Context, { photo, input, locale, bought }: Written): Promise<void> {
  const { caption, creatorName, email = "", choice } = input;
  const { id, crop, tags } = photo;
  await ctx.db
    .update(submissions)
    .set({
      ...{ caption, creatorName, email, crop, locale, hashtags: hashtagsIn(caption) },
      ...{ submittedAt: sql`now()`, updatedAt: sql`now()` },
    })
    .where(eq(submissions.id, id));
  const unique = [...new Map(tags.map((tag) => [tag.variantId, tag])).values()];
  if (unique.length > 0) {
    const rows = unique.map((tag) => ({ ...tag, submissionId: id, isBought: bought.has(tag.variantId) }));
    await ctx.db.insert(submissionTags).values(rows);
  }
  const words = consentWords(choice, messagesWith(await getShop(ctx), locale).consent, locale);
  await grantRight(ctx, { ...choice, workId: id, grantor: creatorName, words, locale, evidence: { method: "share" } });
}

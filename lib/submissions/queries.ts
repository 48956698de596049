import { and, desc, eq, isNotNull, or, sql } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import type { Context } from "@/lib/db/context";
import { products, variants } from "@/lib/db/schema/catalog";
import { appeals, moderationDecisions } from "@/lib/db/schema/moderation";
import { submissions, submissionTags } from "@/lib/db/schema/submissions";
import { placeholderGradient } from "@/lib/media";
import { listRightsOf } from "@/lib/rights";
import type { RightsEntry } from "@/lib/rights/contract";
import type { MyPhoto, MyPhotos } from "./contract";
import { isFoundAt, isOwn } from "./owner";
import { stateForCreator } from "./rules";

const MOST = 100;

const decisionOf = sql<{ reason: string | null; note: string } | null>`(select json_build_object('reason', d.reason,
  'note', d.note) from ${moderationDecisions} d where d.submission_id = submissions.id
  order by d.created_at desc, d.id desc limit 1)`;
const productsOf = sql<{ handle: string; title: Record<Locale, string> }[]>`coalesce((select json_agg(distinct
  jsonb_build_object('handle', p.handle, 'title', p.title)) from ${submissionTags} t
  join ${variants} v on v.id = t.variant_id join ${products} p on p.id = v.product_id
  where t.submission_id = submissions.id), '[]'::json)`;

/**
 * What somebody shared, newest first, each with what became of it and why: one statement, and one for the ledger.
 *
 * @param ctx A browser that the shop does not know has shared nothing.
 * @param locale Language of the products' names.
 */
export async function listMyPhotos(ctx: Context, locale: Locale): Promise<MyPhotos> {
  if (ctx.actor.kind !== "device") return { items: [] };
  const isSent = or(isNotNull(submissions.submittedAt), sql`${submissions.state} <> 'uploading'`);
  const { id, shareId, state, refusal, width, height, thumbhash, mediaKey, durationMs, caption, createdAt } =
    submissions;
  const rows = await ctx.db
    .select({
      ...{ id, shareId, state, refusal, width, height, thumbhash, mediaKey, durationMs, caption, createdAt },
      ...{ decision: decisionOf, products: productsOf, appeal: appeals.state },
    })
    .from(submissions)
    .leftJoin(appeals, eq(appeals.submissionId, submissions.id))
    .where(and(isOwn(ctx.actor), isSent, sql`(${state} <> 'withdrawn' or ${submissions.submittedAt} is not null)`))
    .orderBy(desc(createdAt), desc(id))
    .limit(MOST);
  const rights = await listRightsOf(
    ctx,
    rows.map((row) => row.id),
  );
  return { items: rows.map((row) => toMine(row, rights.get(row.id) ?? [], locale)) };
}

type Row = Pick<
  typeof submissions.$inferSelect,
  | "id"
  | "shareId"
  | "state"
  | "refusal"
  | "width"
  | "height"
  | "thumbhash"
  | "mediaKey"
  | "durationMs"
  | "caption"
  | "createdAt"
> & {
  decision: { reason: string | null; note: string } | null;
  products: { handle: string; title: Record<Locale, string> }[];
  appeal: "open" | "accepted" | "declined" | null;
};

function toMine(row: Row, rights: RightsEntry[], locale: Locale): MyPhoto {
  const { id, shareId, state, width, height, thumbhash, caption, appeal } = row;
  const held = rights.at(-1);
  const hasPicture = row.mediaKey !== null && state !== "withdrawn";
  return {
    ...{ id, shareId, caption, rights, appeal, ...reasonOf(row) },
    state: stateForCreator(state),
    picture: hasPicture ? { width, height, placeholder: placeholderGradient(thumbhash) } : null,
    isClip: row.durationMs !== null,
    placements: held?.kind === "grant" ? held.placements : [],
    products: row.products.map(({ handle, title }) => ({ handle, title: title[locale] })),
    canAppeal: state === "rejected" && appeal === null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** Why a photo is not shown, where somebody or the intake said no. */
function reasonOf({ state, refusal, decision }: Row): { reason: string | null; note: string } {
  if (state === "refused") return { reason: refusal, note: "" };
  return state === "rejected" && decision !== null ? decision : { reason: null, note: "" };
}

/**
 * The file of a photo for its own creator, whatever state it is in.
 *
 * @throws DomainError `not_found` for everybody else.
 */
export async function getOwnPicture({ db, actor }: Context, photoId: string): Promise<{ mediaKey: string }> {
  const [row] = await db
    .select({ mediaKey: submissions.mediaKey })
    .from(submissions)
    .where(and(eq(submissions.id, photoId), isOwn(actor), sql`${submissions.state} <> 'withdrawn'`));
  if (row?.mediaKey == null) throw notFound("photo", photoId);
  return { mediaKey: row.mediaKey };
}

/** Whether photos were shared by somebody who wanted to be found at this address. */
export async function hasPhotosFor({ db }: Context, email: string): Promise<boolean> {
  const [row] = await db.select({ id: submissions.id }).from(submissions).where(isFoundAt(email)).limit(1);
  return row !== undefined;
}

import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { notFound } from "@/lib/core/errors";
import { hashtagOf } from "@/lib/core/hashtags";
import { decodeKeys, encodeKeys } from "@/lib/core/page";
import { type Context, requireRole } from "@/lib/db/context";
import { people } from "@/lib/db/schema/accounts";
import { products, variants } from "@/lib/db/schema/catalog";
import { appeals, moderationDecisions, reports } from "@/lib/db/schema/moderation";
import { submissions, submissionTags } from "@/lib/db/schema/submissions";
import { placeholderGradient } from "@/lib/media";
import { getTaggables } from "@/lib/posts";
import { flagsOf, RISK } from "./rules";
import type { QueueFigures, QueueQuery, QueueView, StaffPhoto, StaffPhotoPage } from "./staff-contract";
import { QUEUE_VIEWS } from "./staff-contract";

const PAGE_SIZE = 60;
const FOR_LIKE = /[\\%_]/g;

// Written out: a column in a list of one table has no table's name before it, and would be the inner table's.
const rightsOf = sql<StaffPhoto["rights"]>`(select json_build_object('placements', r.placements, 'people', r.people,
  'minors', r.minors, 'words', r.words, 'endsAt', r.ends_at) from rights_in_force r where r.work_id = submissions.id)`;
const hasRights = sql`exists (select from rights_in_force r where r.work_id = submissions.id)`;
const openReport = sql`from ${reports} report where report.submission_id = submissions.id and report.state = 'open'`;
const openAppeal = sql`from ${appeals} appeal where appeal.submission_id = submissions.id and appeal.state = 'open'`;

/** Which photos each view holds. */
const VIEWS: Record<QueueView, SQL> = {
  // What was found elsewhere waits for its creator first.
  new: sql`${submissions.state} = 'new' and (${submissions.source} <> 'found' or ${hasRights})`,
  needs_rights: sql`${submissions.state} in ('new', 'approved') and not ${hasRights}`,
  approved: sql`${submissions.state} = 'approved'`,
  rejected: sql`${submissions.state} = 'rejected'`,
  reported: sql`${submissions.state} in ('new', 'approved', 'rejected') and exists (select ${openReport})`,
  appeals: sql`${submissions.state} = 'rejected' and exists (select ${openAppeal})`,
};

const byAge = sql`extract(epoch from ${submissions.createdAt})`;
const byDecision = sql`-extract(epoch from coalesce(${submissions.decidedAt}, ${submissions.createdAt}))`;

/** What is looked at first, as two numbers that rise: the riskier, then the older; what was decided last. */
const ORDER: Record<QueueView, readonly [SQL, SQL]> = {
  new: [sql`-${submissions.risk}`, byAge],
  needs_rights: [sql`0::numeric`, byAge],
  approved: [byDecision, sql`0::numeric`],
  rejected: [byDecision, sql`0::numeric`],
  reported: [sql`(select extract(epoch from min(report.due_at)) ${openReport})`, byAge],
  appeals: [sql`(select extract(epoch from appeal.created_at) ${openAppeal})`, byAge],
};

const columns = {
  id: submissions.id,
  version: submissions.version,
  state: sql<StaffPhoto["state"]>`${submissions.state}`,
  source: submissions.source,
  creatorName: submissions.creatorName,
  locale: submissions.locale,
  caption: submissions.caption,
  alt: submissions.alt,
  width: submissions.width,
  height: submissions.height,
  durationMs: submissions.durationMs,
  thumbhash: submissions.thumbhash,
  colours: submissions.colours,
  risk: submissions.risk,
  screening: submissions.screening,
  resemblesId: submissions.resemblesId,
  resemblesMediaKey: submissions.resemblesMediaKey,
  createdAt: submissions.createdAt,
  rights: rightsOf,
  tags: sql<
    StaffPhoto["tags"]
  >`coalesce((select json_agg(json_build_object('variantId', t.variant_id, 'x', t.x, 'y', t.y,
    'isBought', t.is_bought) order by t.x, t.variant_id) from ${submissionTags} t
    where t.submission_id = submissions.id), '[]'::json)`,
  reports: sql<
    StaffPhoto["reports"]
  >`coalesce((select json_agg(json_build_object('id', report.id, 'reason', report.reason,
    'detail', report.detail, 'dueAt', report.due_at) order by report.due_at) ${openReport}), '[]'::json)`,
  appeal: sql<StaffPhoto["appeal"]>`(select json_build_object('text', a.text, 'state', a.state) from ${appeals} a
    where a.submission_id = submissions.id)`,
  decision: sql<
    StaffPhoto["decision"]
  >`(select json_build_object('action', d.action, 'reason', d.reason, 'note', d.note,
    'person', person.name, 'at', d.created_at) from ${moderationDecisions} d
    left join ${people} person on person.id = d.person_id where d.submission_id = submissions.id
    order by d.created_at desc, d.id desc limit 1)`,
};

/** Empty fields of a form filter nothing. */
const given = (value: string | undefined, filter: (value: string) => SQL): SQL | undefined =>
  value === undefined || value === "" ? undefined : filter(value);

function filtersOf({ q, product, tag, colour, media, source, bound }: QueueQuery): SQL | undefined {
  return and(
    given(q?.replace(FOR_LIKE, "\\$&"), containing),
    given(product, shows),
    given(tag, (name) => sql`${hashtagOf(name)} = any(${submissions.hashtags})`),
    given(colour, (name) => sql`${name} = any(${submissions.hues})`),
    given(media, (kind) => sql`(${submissions.durationMs} is not null) = ${kind === "clip"}`),
    given(source, (way) => sql`${submissions.source} = ${way}`),
    given(bound, (answer) => sql`(${submissions.orderId} is not null) = ${answer === "yes"}`),
  );
}

const containing = (words: string) =>
  sql`(${submissions.caption} ilike ${`%${words}%`} or ${submissions.creatorName} ilike ${`%${words}%`})`;
const shows = (handle: string) => sql`exists (select from ${submissionTags} t join ${variants} v on v.id = t.variant_id
  join ${products} p on p.id = v.product_id where t.submission_id = submissions.id and p.handle = ${handle})`;

const Place = z.tuple([z.number(), z.number(), z.uuid()]);

/**
 * A view of the queue, what should be looked at first first: one statement and the products of its tags.
 *
 * @param asked View, filters that must all hold, and the cursor of the page before.
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function listQueue(ctx: Context, asked: QueueQuery): Promise<StaffPhotoPage> {
  requireRole(ctx.actor, "curator");
  const [first, second] = ORDER[asked.view];
  const place = asked.cursor === undefined ? null : decodeKeys(asked.cursor, Place);
  const isLater =
    place === null
      ? undefined
      : sql`(${first}, ${second}, ${submissions.id}) > (${place[0]}::numeric, ${place[1]}::numeric, ${place[2]}::uuid)`;
  const rows = await ctx.db
    .select({ ...columns, first: sql`${first}`.mapWith(Number), second: sql`${second}`.mapWith(Number) })
    .from(submissions)
    .where(and(VIEWS[asked.view], filtersOf(asked), isLater))
    .orderBy(asc(first), asc(second), asc(submissions.id))
    .limit(PAGE_SIZE + 1);
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  const hasMore = rows.length > PAGE_SIZE && last !== undefined;
  const nextCursor = hasMore ? encodeKeys([last.first, last.second, last.id]) : null;
  return { items: await toPhotos(ctx, shown), nextCursor };
}

/**
 * A photo as the queue shows it.
 *
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function getStaffPhoto(ctx: Context, photoId: string): Promise<StaffPhoto> {
  requireRole(ctx.actor, "curator");
  const isDecidable = sql`${submissions.state} in ('new', 'approved', 'rejected')`;
  const rows = await ctx.db
    .select(columns)
    .from(submissions)
    .where(and(eq(submissions.id, photoId), isDecidable));
  const [photo] = await toPhotos(ctx, rows);
  if (!photo) throw notFound("photo", photoId);
  return photo;
}

type Row = Omit<StaffPhoto, "placeholder" | "isBlurred" | "flags" | "products" | "createdAt"> & {
  thumbhash: string;
  createdAt: Date;
  screening: typeof submissions.$inferSelect.screening;
  resemblesId: string | null;
  resemblesMediaKey: string | null;
};

async function toPhotos({ db }: Context, rows: Row[]): Promise<StaffPhoto[]> {
  const variantIds = rows.flatMap(({ tags }) => tags.map(({ variantId }) => variantId));
  const taggables = new Map((await getTaggables(db, [...new Set(variantIds)])).map((each) => [each.variantId, each]));
  return rows.map((row) => {
    const { id, version, state, source, creatorName, locale, caption, alt, width, height, colours, risk } = row;
    return {
      ...{ id, version, state, source, creatorName, locale, caption, alt, width, height, colours, risk },
      durationMs: row.durationMs,
      ...{ rights: row.rights, tags: row.tags, reports: row.reports, appeal: row.appeal, decision: row.decision },
      placeholder: placeholderGradient(row.thumbhash),
      isBlurred: risk >= RISK.blurred,
      flags: flagsOf(row),
      products: row.tags.flatMap(({ variantId }) => taggables.get(variantId) ?? []),
      createdAt: row.createdAt.toISOString(),
    };
  });
}

/**
 * The file of a photo of any state for staff.
 *
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function getStaffPicture(ctx: Context, photoId: string): Promise<{ mediaKey: string }> {
  requireRole(ctx.actor, "curator");
  const [row] = await ctx.db
    .select({ mediaKey: submissions.mediaKey })
    .from(submissions)
    .where(and(eq(submissions.id, photoId), sql`${submissions.state} <> 'withdrawn'`));
  if (row?.mediaKey == null) throw notFound("photo", photoId);
  return { mediaKey: row.mediaKey };
}

type FigureRow = Record<QueueView, number> & { median: number | null; share: number | null; overdue: number };

/**
 * How the queue stands: what waits where, how long decisions took and how many said yes, over the last 30 days.
 *
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function getFigures(ctx: Context): Promise<QueueFigures> {
  requireRole(ctx.actor, "curator");
  const counts = QUEUE_VIEWS.map((view) => sql`count(*) filter (where ${VIEWS[view]})::int as ${sql.identifier(view)}`);
  const first = sql`(select distinct on (d.submission_id) d.action, extract(epoch from d.created_at - s.created_at) / 60
    as minutes from ${moderationDecisions} d join ${submissions} s on s.id = d.submission_id
    where d.action <> 'undo' and d.created_at > now() - interval '30 days' order by d.submission_id, d.created_at)`;
  const answer = await ctx.db.execute(sql`select ${sql.join(counts, sql`, `)},
    (select percentile_cont(0.5) within group (order by minutes) from ${first} made)::float8 as median,
    (select avg((action = 'approve')::int) from ${first} made)::float8 as share,
    (select count(*)::int from ${reports} where state = 'open' and due_at < now()) as overdue from ${submissions}`);
  // Safe: the driver gives rows, and the statement above names their columns.
  const [row] = (answer as { rows: FigureRow[] }).rows;
  if (!row) throw new Error("the figures of the queue came back without a row");
  const { median, share, overdue, ...views } = row;
  return { counts: views, medianMinutes: median, approvedShare: share, overdue };
}

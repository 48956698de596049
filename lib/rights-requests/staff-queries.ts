import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { formatInstantDay } from "@/lib/core/dates";
import { notFound } from "@/lib/core/errors";
import { fill } from "@/lib/core/fill";
import type { Locale, LocalText } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import { cutPage, decodeCursor } from "@/lib/core/page";
import { REQUEST_LIMITS } from "@/lib/core/rights-requests";
import { routes } from "@/lib/core/routes";
import { type Context, requireRole } from "@/lib/db/context";
import { isAfter } from "@/lib/db/keyset";
import { people } from "@/lib/db/schema/accounts";
import { rightsRequests } from "@/lib/db/schema/rights-requests";
import { submissions } from "@/lib/db/schema/submissions";
import { env } from "@/lib/env/server";
import { findRight } from "@/lib/rights";
import { getShop } from "@/lib/settings";
import { stateNow } from "./queries";
import { requestTokenOf } from "./request-key";
import { readPostLink, rightsCodeOf, showHandle } from "./rules";
import type { RequestCard, RequestPage, RequestsQuery, StaffRequest } from "./staff-contract";

const PAGE_SIZE = 40;
const FOR_LIKE = /[\\%_]/g;

const { id, link, handle, createdAt, expiresAt, answeredAt, remindedAt } = rightsRequests;
const card = {
  ...{ id, link, handle, createdAt, expiresAt, answeredAt, remindedAt, photoId: rightsRequests.workId },
  state: stateNow,
  photoState: submissions.state,
};
type CardRow = Pick<RequestCard, "id" | "photoId" | "state" | "link" | "handle"> & {
  createdAt: Date;
  expiresAt: Date;
  answeredAt: Date | null;
  remindedAt: Date | null;
  photoState: string | null;
};

const PICTURE: Record<string, RequestCard["picture"]> = {
  ...{ uploading: "moving", quarantined: "moving", screening: "moving", refused: "refused" },
  ...{ new: "ready", approved: "ready", rejected: "ready" },
};

const toCard = ({ photoState, ...row }: CardRow): RequestCard => ({
  ...row,
  platform: readPostLink(row.link)?.platform ?? "",
  picture: PICTURE[photoState ?? ""] ?? "gone",
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  answeredAt: row.answeredAt?.toISOString() ?? null,
  remindedAt: row.remindedAt?.toISOString() ?? null,
});

/**
 * Requests for photos that were found elsewhere, the newest first.
 *
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function listRequests(ctx: Context, { state, q, cursor }: RequestsQuery): Promise<RequestPage> {
  requireRole(ctx.actor, "curator");
  const after = cursor === undefined ? null : decodeCursor(cursor);
  const like = `%${(q ?? "").replace(/^@/, "").replace(FOR_LIKE, "\\$&")}%`;
  const rows = await ctx.db
    .select(card)
    .from(rightsRequests)
    .leftJoin(submissions, eq(submissions.id, rightsRequests.workId))
    .where(
      and(
        state === undefined ? undefined : sql`${stateNow} = ${state}`,
        q === undefined || q === "" ? undefined : sql`(${handle} ilike ${like} or ${link} ilike ${like})`,
        after ? isAfter({ at: createdAt, id }, after) : undefined,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(PAGE_SIZE + 1);
  const { items, nextCursor } = cutPage(rows, PAGE_SIZE, (row) => ({ at: row.createdAt.toISOString(), id: row.id }));
  return { items: items.map(toCard), nextCursor };
}

/** When the one reminder may be sent. */
export const remindFrom: SQL<Date> = sql`${createdAt} + make_interval(days => ${REQUEST_LIMITS.remindAfterDays})`;

/**
 * A request with what is to be sent to its creator.
 *
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function getRequest(ctx: Context, requestId: string): Promise<StaffRequest> {
  requireRole(ctx.actor, "curator");
  const { version, locale, placements, termMonths } = rightsRequests;
  const [row] = await ctx.db
    .select({
      ...card,
      ...{ version, locale, placements, termMonths, refusal: submissions.refusal, requestedBy: people.name },
      remindFrom: remindFrom.mapWith(createdAt),
      isLate: sql<boolean>`${remindFrom} <= now()`,
    })
    .from(rightsRequests)
    .innerJoin(people, eq(people.id, rightsRequests.requestedBy))
    .leftJoin(submissions, eq(submissions.id, rightsRequests.workId))
    .where(eq(id, requestId));
  if (!row) throw notFound("rights request", requestId);
  const { version: seen, locale: language, placements: asked, termMonths: months, refusal, requestedBy, ...rest } = row;
  const { remindFrom: from, isLate, ...shown } = rest;
  const isWaiting = row.state === "requested" && row.remindedAt === null;
  const { name: brand } = await getShop(ctx);
  return {
    ...toCard(shown),
    ...{ version: seen, locale: language, placements: asked, termMonths: months, refusal, requestedBy },
    remindFrom: isWaiting ? from.toISOString() : null,
    canRemind: isWaiting && isLate,
    code: isProvable(row.state) ? writtenCode(requestId) : null,
    letters: { th: lettersOf(row, brand, "th"), en: lettersOf(row, brand, "en") },
    given: await findGiven(ctx, row.photoId),
  };
}

const isProvable = (state: string): boolean => ["requested", "granted", "revoked"].includes(state);

/** In two groups, as one reads it out. */
const writtenCode = (requestId: string): string => rightsCodeOf(requestId, env.APP_SECRET).replace(/^(\d{4})/, "$1 ");

async function findGiven(ctx: Context, photoId: string): Promise<StaffRequest["given"]> {
  const held = await findRight(ctx, photoId);
  if (held?.kind !== "grant") return null;
  const { placements, words, locale, endsAt } = held;
  return { placements, words, locale, endsAt };
}

type Asked = Pick<CardRow, "id" | "link" | "handle" | "expiresAt">;

function lettersOf(
  { id: requestId, link: post, handle: name, expiresAt: until }: Asked,
  brand: LocalText,
  locale: Locale,
) {
  const texts = messagesOf(locale).rightsLetters;
  const url = `${env.SITE_URL}${routes.rightsRequest(locale, requestTokenOf(requestId))}`;
  const said = { name: showHandle(name), brand: brand[locale], post, url };
  const values = { ...said, code: writtenCode(requestId), day: formatInstantDay(until.toISOString(), locale) };
  return { ask: fill(texts.ask, values), code: fill(texts.code, values), remind: fill(texts.remind, values) };
}

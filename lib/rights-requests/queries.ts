import { and, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import { addMonths } from "@/lib/core/dates";
import type { RightsRequestState } from "@/lib/core/rights-requests";
import { BRAND } from "@/lib/core/brand";
import type { Context } from "@/lib/db/context";
import { rightsRequests } from "@/lib/db/schema/rights-requests";
import { submissions } from "@/lib/db/schema/submissions";
import { placeholderGradient } from "@/lib/media";
import type { RequestView } from "./contract";
import { readRequestToken } from "./request-key";
import { offeredTerms, showHandle } from "./rules";

/** How a request stands at the database's now, whether or not the sweep has been there. */
export const stateNow: SQL<RightsRequestState> = sql`case when ${rightsRequests.state} = 'requested'
  and ${rightsRequests.expiresAt} <= now() then 'expired' else ${rightsRequests.state} end`;

/** Today where the shop is, by the database's clock: `YYYY-MM-DD`. */
export const shopToday: SQL<string> = sql`to_char(now() at time zone ${BRAND.timeZone}, 'YYYY-MM-DD')`;

async function readRequest({ db }: Context, requestId: string) {
  const { id, workId, link, handle, placements, termMonths, expiresAt, provedDeviceId } = rightsRequests;
  const { width, height, thumbhash, mediaKey } = submissions;
  const [row] = await db
    .select({
      ...{ id, workId, link, handle, placements, termMonths, expiresAt, provedDeviceId },
      ...{ state: stateNow, today: shopToday, width, height, thumbhash, mediaKey, photoState: submissions.state },
    })
    .from(rightsRequests)
    .leftJoin(submissions, eq(submissions.id, workId))
    .where(eq(id, requestId));
  if (!row) throw notFound("rights request", requestId);
  return row;
}

type Row = Awaited<ReturnType<typeof readRequest>>;

/** @throws DomainError `not_found` for a key that is not ours. */
export function requestIdOf(token: string): string {
  const requestId = readRequestToken(token);
  if (requestId === null) throw notFound("rights request", "of this link");
  return requestId;
}

const isProved = ({ actor }: Context, { provedDeviceId }: Row): boolean =>
  actor.kind === "device" && actor.deviceId === provedDeviceId;

/**
 * What somebody sees behind the link of a request: nothing of it before the code was typed in their browser.
 *
 * @param token Signed key of the link.
 * @throws DomainError `not_found` for a key that is not ours.
 */
export async function getRequestView(ctx: Context, token: string): Promise<RequestView> {
  const row = await readRequest(ctx, requestIdOf(token));
  const { state, workId } = row;
  const handle = showHandle(row.handle);
  if (state === "declined" || state === "expired") return { stage: "answered", state, handle, photoId: null };
  if (!isProved(ctx, row)) return { stage: "locked", state, handle };
  if (state !== "requested") return { stage: "answered", state, handle, photoId: isThere(row) ? workId : null };
  const { link, placements, termMonths, today, expiresAt } = row;
  return {
    ...{ stage: "asked", handle, link, placements, picture: pictureOf(row), isLost: isLost(row) },
    terms: offeredTerms(termMonths).map((months) => ({
      months,
      endsOn: months === null ? null : addMonths(today, months),
    })),
    expiresAt: expiresAt.toISOString(),
  };
}

/** A photo that its creator deleted is not there to manage. */
const isThere = ({ photoState }: Row): boolean => photoState !== null && photoState !== "withdrawn";

/** It did not arrive within a day, or the intake did not take it. */
const isLost = (row: Row): boolean => !isThere(row) || row.photoState === "refused";

function pictureOf(row: Row) {
  const { mediaKey, width, height, thumbhash } = row;
  if (mediaKey === null || !isThere(row)) return null;
  return { width: width ?? 0, height: height ?? 0, placeholder: placeholderGradient(thumbhash ?? "") };
}

/**
 * The file of the picture that is asked for, for its creator alone.
 *
 * @throws DomainError `not_found` for everybody else.
 */
export async function getRequestPicture(ctx: Context, token: string): Promise<{ mediaKey: string }> {
  const row = await readRequest(ctx, requestIdOf(token));
  if (!isProved(ctx, row) || row.mediaKey === null || !isThere(row)) {
    throw notFound("photo", row.workId);
  }
  return { mediaKey: row.mediaKey };
}

/** Photos that are still here although their request was declined or has expired. */
export async function listLeftOver({ db }: Context): Promise<string[]> {
  const rows = await db
    .select({ photoId: submissions.id })
    .from(rightsRequests)
    .innerJoin(submissions, eq(submissions.id, rightsRequests.workId))
    .where(and(inArray(rightsRequests.state, ["declined", "expired"]), ne(submissions.state, "withdrawn")));
  return rows.map(({ photoId }) => photoId);
}

/**
 * Holds what was granted against the ledger: each request that was ever answered with yes has its entry, which names it.
 *
 * @returns How many there are, and the ids of those without.
 */
export async function verifyRequests({ db }: Context): Promise<{ granted: number; unproved: string[] }> {
  const answer: unknown = await db.execute(sql`select request.id, exists (
      select from rights_ledger entry where entry.work_id = request.work_id and entry.kind = 'grant'
        and entry.evidence ->> 'rightsRequestId' = request.id::text) as is_proved
    from rights_requests request where request.state in ('granted', 'revoked') order by request.id`);
  // Safe: the driver gives rows, and the statement above names their columns.
  const { rows } = answer as { rows: { id: string; is_proved: boolean }[] };
  return { granted: rows.length, unproved: rows.flatMap(({ id, is_proved: isProved }) => (isProved ? [] : [id])) };
}

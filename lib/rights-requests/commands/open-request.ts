import { and, eq, lte, sql } from "drizzle-orm";
import { recordAudit } from "@/lib/audit";
import { conflict, invalid } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { REQUEST_LIMITS } from "@/lib/core/rights-requests";
import { type Context, requirePerson, requireRole } from "@/lib/db/context";
import { rightsRequests } from "@/lib/db/schema/rights-requests";
import { sendFoundPhoto } from "@/lib/submissions";
import { readHandle, readPostLink, showHandle } from "../rules";
import type { OpenRequestInput } from "../staff-contract";

/**
 * Asks the creator of a photo that was found elsewhere; nothing is sent by us, staff copies the letters. The photo is
 * taken in, and shown nowhere before its creator says yes.
 *
 * @param ctx Request context; the actor must be a curator.
 * @param input `photoId` is of a picture that was uploaded for this.
 * @returns The request's id.
 * @throws DomainError `not_found`, `forbidden`, `invalid` for an address of no place that we know, `conflict`
 * `already-requested` while the same post of the same creator is asked for or granted, `declined-before` after a no,
 * `photo-state` for a picture that belongs to a request already.
 */
export async function openRequest(ctx: Context, input: OpenRequestInput): Promise<{ id: string }> {
  requireRole(ctx.actor, "curator");
  const requestedBy = requirePerson(ctx.actor);
  const { link, handle } = readInput(input);
  const { photoId, placements, termMonths, locale } = input;
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    await closeOld(tx, link);
    await requireNoRefusal(tx, link, handle);
    await sendFoundPhoto(tx, photoId, { creatorName: showHandle(handle), locale });
    const [row] = await db
      .insert(rightsRequests)
      .values({
        ...{ id: newId(), workId: photoId, link, handle, locale, placements, termMonths, requestedBy },
        expiresAt: sql`now() + make_interval(days => ${REQUEST_LIMITS.openDays})`,
      })
      .onConflictDoNothing()
      .returning({ id: rightsRequests.id });
    if (!row) throw conflict("already-requested", `The post ${link} of ${handle} is asked for already.`);
    await recordAudit(tx, {
      ...{ action: "rights_request.open", entity: "rights_request", entityId: row.id, label: showHandle(handle) },
      ...{ before: null, after: { link, handle, placements, termMonths, locale, photoId } },
    });
    return row;
  });
}

/** @throws DomainError `invalid`, with each field that is wrong. */
function readInput(input: OpenRequestInput): { link: string; handle: string } {
  const link = readPostLink(input.postLink)?.link;
  const handle = readHandle(input.creatorHandle);
  const errors = [
    ...(link === undefined ? [{ pointer: "#/postLink", key: "postLink" }] : []),
    ...(handle === "" ? [{ pointer: "#/creatorHandle", key: "creatorHandle" }] : []),
  ];
  if (link === undefined || errors.length > 0) throw invalid("invalid-input", "No post, or nobody's.", errors);
  return { link, handle };
}

/** One that nobody answered in time keeps nobody from asking again. */
async function closeOld({ db }: Context, link: string): Promise<void> {
  const isOver = and(eq(rightsRequests.state, "requested"), lte(rightsRequests.expiresAt, sql`now()`));
  await db
    .update(rightsRequests)
    .set({ state: "expired", version: sql`${rightsRequests.version} + 1` })
    .where(and(eq(rightsRequests.link, link), isOver));
}

/** The page of a no promises that nobody asks again. */
async function requireNoRefusal({ db }: Context, link: string, handle: string): Promise<void> {
  const isTheirs = and(eq(rightsRequests.link, link), sql`lower(${rightsRequests.handle}) = lower(${handle})`);
  const declined = await db.$count(rightsRequests, and(isTheirs, eq(rightsRequests.state, "declined")));
  if (declined > 0) throw conflict("declined-before", `${handle} has declined ${link}.`);
}

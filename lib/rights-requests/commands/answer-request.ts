import { eq, sql } from "drizzle-orm";
import { recordAudit } from "@/lib/audit";
import { consentWords } from "@/lib/core/consent-words";
import { conflict, invalid, notFound } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import { endOfShopDay } from "@/lib/core/shop-time";
import { type Context, requireDevice } from "@/lib/db/context";
import { rightsRequests } from "@/lib/db/schema/rights-requests";
import { grantRight } from "@/lib/rights";
import { getShop, messagesWith } from "@/lib/settings";
import { dropFoundPhoto, giveToBrowser, requirePhotoState, takePhoto } from "@/lib/submissions";
import type { AnswerInput } from "../contract";
import { requestIdOf, shopToday, stateNow } from "../queries";
import { isSubset, isWithinTerm, showHandle } from "../rules";

type Yes = Extract<AnswerInput, { answer: "grant" }>;

/**
 * The creator's answer, once. A yes goes into the ledger, word for word as they read it, and the photo into the queue;
 * after a no its files are removed for good.
 *
 * @param ctx The actor must be the browser in which the code was typed last. Must not be inside a transaction: files go
 * after the commit.
 * @param token Signed key of the link.
 * @param locale Language in which they read.
 * @throws DomainError `forbidden`, `not_found`; `conflict` `rights-code-needed`, `rights-request-state` for one that was
 * answered or expired, `photo-state` for a picture that did not arrive; `invalid` for more than was asked.
 */
export async function answerRequest(
  ctx: Context,
  token: string,
  { input, locale }: { input: AnswerInput; locale: Locale },
): Promise<void> {
  const requestId = requestIdOf(token);
  const dropped = await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const request = await takeOpen(tx, requestId);
    if (input.answer === "grant") return grant(tx, request, { input, locale });
    return decline(tx, request);
  });
  if (dropped !== null) await dropFoundPhoto(ctx, dropped);
}

async function takeOpen({ db, actor }: Context, requestId: string) {
  const deviceId = requireDevice(actor);
  const { id, workId, link, handle, placements, termMonths, provedDeviceId, provedAt } = rightsRequests;
  const [request] = await db
    .select({
      ...{ id, workId, link, handle, placements, termMonths, provedDeviceId, provedAt },
      ...{ state: stateNow, today: shopToday },
    })
    .from(rightsRequests)
    .where(eq(id, requestId))
    .for("update");
  if (!request) throw notFound("rights request", requestId);
  if (request.provedDeviceId !== deviceId) throw conflict("rights-code-needed", "The code was not typed here.");
  if (request.state !== "requested") throw conflict("rights-request-state", `It is ${request.state}.`);
  return request;
}

type Open = Awaited<ReturnType<typeof takeOpen>>;

async function grant(ctx: Context, request: Open, { input, locale }: { input: Yes; locale: Locale }): Promise<null> {
  const { id, workId, link, handle, provedAt, provedDeviceId } = request;
  requireAsked(input, request);
  // What nobody could see, nobody can allow.
  requirePhotoState(await takePhoto(ctx, workId, null), ["new", "approved", "rejected"]);
  const { choice, endsOn } = input;
  const { consent } = messagesWith(await getShop(ctx), locale);
  await grantRight(ctx, {
    ...{
      ...choice,
      workId,
      locale,
      grantor: showHandle(handle),
      endsAt: endsOn === null ? null : endOfShopDay(endsOn),
    },
    words: consentWords({ ...choice, endsOn }, consent, locale),
    evidence: {
      ...{ method: "request", rightsRequestId: id, link, handle },
      ...(provedAt && { codeTypedAt: provedAt.toISOString() }),
    },
  });
  await close(ctx, id, "granted");
  if (provedDeviceId !== null) await giveToBrowser(ctx, workId, provedDeviceId);
  return null;
}

/** @throws DomainError `invalid`. */
function requireAsked({ choice, endsOn }: Yes, { placements, termMonths, today }: Open): void {
  const errors = [
    ...(isSubset(choice.placements, placements) ? [] : [{ pointer: "#/choice/placements", key: "notAsked" }]),
    ...(isWithinTerm(endsOn, termMonths, today) ? [] : [{ pointer: "#/endsOn", key: "termAsked" }]),
  ];
  if (errors.length > 0) throw invalid("invalid-input", "More than was asked for.", errors);
}

async function decline(ctx: Context, { id, workId, link, handle }: Open): Promise<string> {
  await close(ctx, id, "declined");
  await recordAudit(ctx, {
    ...{ action: "rights_request.decline", entity: "rights_request", entityId: id, label: showHandle(handle) },
    ...{ before: { state: "requested" }, after: { state: "declined", link } },
  });
  return workId;
}

const close = ({ db }: Context, requestId: string, state: "granted" | "declined") =>
  db
    .update(rightsRequests)
    .set({ state, answeredAt: sql`now()`, version: sql`${rightsRequests.version} + 1` })
    .where(eq(rightsRequests.id, requestId));

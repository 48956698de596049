import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import type { Context } from "@/lib/db/context";
import { rightsLedger } from "@/lib/db/schema/rights";
import { rightsRequests } from "@/lib/db/schema/rights-requests";
import { submissions } from "@/lib/db/schema/submissions";
import { approvePhoto, listQueue } from "@/lib/moderation";
import { listRights, verifyLedger } from "@/lib/rights";
import { changeRights, isAnywhereShown, listMyPhotos, revokePhoto, withdrawPhoto } from "@/lib/submissions";
import { asShopper } from "@/lib/testing/checkout";
import { withCommits, withContext } from "@/lib/testing/database";
import { createRequest, makeReady, waitDays } from "@/lib/testing/rights-requests";
import { type AnswerInput, RequestView } from "./contract";
import {
  answerRequest,
  closeRequests,
  getRequest,
  getRequestPicture,
  getRequestView,
  proveCode,
  verifyRequests,
} from "./index";
import { requestTokenOf } from "./request-key";

const visitor = { kind: "visitor" } as const;
const missing = { code: "not_found" };
const conflictOf = (reason: string) => ({ code: "conflict", reason });
const YES = {
  ...{ answer: "grant" as const, endsOn: null },
  choice: { placements: ["product"], people: "self", minors: "none" },
} satisfies AnswerInput;
const NO: AnswerInput = { answer: "decline" };
type Made = Awaited<ReturnType<typeof createRequest>>;

/** Somebody who has typed the code in their browser. */
async function asCreator(ctx: Context, { token, code }: Made): Promise<Context> {
  const creator = await asShopper(ctx);
  await proveCode(creator, token, code);
  return creator;
}
const answer = (creator: Context, { token }: Made, input: AnswerInput) =>
  answerRequest(creator, token, { input, locale: "en" });
const stateOf = async ({ staff, id }: Made) => (await getRequest(staff, id)).state;
const photoState = async ({ db }: Context, { photoId }: Made) =>
  (await db.select().from(submissions).where(eq(submissions.id, photoId)))[0]?.state;

describe("proveCode", () => {
  it("opens the request in this browser alone", () =>
    withContext(visitor, async (ctx) => {
      const made = await createRequest(ctx, { placements: ["product", "ads"], termMonths: 6 });
      const creator = await asShopper(ctx);
      expect(await getRequestView(creator, made.token)).toEqual({
        stage: "locked",
        state: "requested",
        handle: "@fah.home",
      });
      await expect(getRequestPicture(creator, made.token)).rejects.toMatchObject(missing);
      await proveCode(creator, made.token, made.code);
      const view = RequestView.parse(await getRequestView(creator, made.token));
      expect(view).toMatchObject({
        stage: "asked",
        placements: ["product", "ads"],
        picture: { width: 720 },
        isLost: false,
      });
      expect(view.stage === "asked" ? view.terms.map(({ months }) => months) : []).toEqual([3, 6]);
      expect((await getRequestPicture(creator, made.token)).mediaKey).toMatch(/^found/);
      for (const other of [await asShopper(ctx), ctx]) {
        expect(await getRequestView(other, made.token)).toMatchObject({ stage: "locked" });
        await expect(getRequestPicture(other, made.token)).rejects.toMatchObject(missing);
      }
    }));

  it("takes five wrong codes an hour and then none, not even the right one, until the hour is over", () =>
    withContext(visitor, async (ctx) => {
      const made = await createRequest(ctx);
      const creator = await asShopper(ctx);
      const wrong = made.code === "00000000" ? "11111111" : "00000000";
      const wrongAgain = () => proveCode(creator, made.token, wrong);
      for (let tries = 0; tries < 5; tries += 1)
        await expect(wrongAgain()).rejects.toMatchObject({ code: "invalid", reason: "rights-code-wrong" });
      await expect(wrongAgain()).rejects.toMatchObject(conflictOf("rights-code-tries"));
      await expect(proveCode(creator, made.token, made.code)).rejects.toMatchObject(conflictOf("rights-code-tries"));
      await ctx.db.update(rightsRequests).set({ triedAt: sql`now() - interval '61 minutes'` });
      await proveCode(creator, made.token, made.code);
      expect(await getRequestView(creator, made.token)).toMatchObject({ stage: "asked" });
    }));

  it("counts tries that come at once", () =>
    withCommits(visitor, async (ctx) => {
      const made = await createRequest(ctx);
      const creator = await asShopper(ctx);
      const tries = await Promise.allSettled(
        Array.from({ length: 12 }, () => proveCode(creator, made.token, "00000000")),
      );
      const reasons = tries.map((one) => (one.status === "rejected" ? (one.reason as { reason: string }).reason : ""));
      expect(reasons.filter((reason) => reason === "rights-code-wrong")).toHaveLength(5);
    }));

  it("opens nothing else: other requests, other keys, what is over", () =>
    withContext(visitor, async (ctx) => {
      const [one, two] = [await createRequest(ctx), await createRequest(ctx)];
      const creator = await asShopper(ctx);
      await expect(proveCode(creator, two.token, one.code)).rejects.toMatchObject({ reason: "rights-code-wrong" });
      for (const token of ["x", `${one.id}.x`, requestTokenOf(newId())])
        await expect(proveCode(creator, token, one.code)).rejects.toMatchObject(missing);
      await expect(proveCode(ctx, one.token, one.code)).rejects.toMatchObject({ code: "forbidden" });
      await waitDays(ctx, one.id, 14);
      await expect(proveCode(creator, one.token, one.code)).rejects.toMatchObject(conflictOf("rights-request-state"));
      expect(await getRequestView(creator, one.token)).toMatchObject({ stage: "answered", state: "expired" });
    }));
});

describe("answerRequest", () => {
  it("writes a yes into the ledger word for word with its evidence; staff approve, the creator changes and revokes", () =>
    withCommits(visitor, async (ctx) => {
      const made = await createRequest(ctx, { termMonths: 6 });
      const creator = await asCreator(ctx, made);
      const view = await getRequestView(creator, made.token);
      const endsOn = view.stage === "asked" ? (view.terms[0]?.endsOn ?? null) : null;
      await answer(creator, made, { ...YES, endsOn });
      const [entry] = await listRights(ctx, made.photoId);
      expect(entry).toMatchObject({ kind: "grant", placements: ["product"], grantor: "@fah.home", locale: "en" });
      expect(entry?.words).toContain("This ends after");
      expect(new Date(entry?.endsAt ?? 0).toISOString()).toContain("T17:00:00.000Z");
      const rows = await ctx.db.select({ evidence: rightsLedger.evidence }).from(rightsLedger);
      expect(rows).toMatchObject([
        {
          evidence: {
            ...{ method: "request", rightsRequestId: made.id, handle: "fah.home" },
            ...{ link: expect.stringContaining("instagram.com") as string, codeTypedAt: expect.any(String) as string },
          },
        },
      ]);
      expect(await stateOf(made)).toBe("granted");
      expect((await listQueue(made.staff, { view: "new" })).items.map(({ id }) => id)).toContain(made.photoId);
      expect(await isAnywhereShown(ctx, made.photoId)).toBe(false);
      await approvePhoto(made.staff, made.photoId, { version: 1 });
      expect(await isAnywhereShown(ctx, made.photoId)).toBe(true);

      expect((await listMyPhotos(creator, "th")).items.map(({ id }) => id)).toEqual([made.photoId]);
      const choice = { placements: ["home" as const], people: "self" as const, minors: "none" as const };
      await changeRights(creator, made.photoId, { choice, locale: "th" });
      expect((await listRights(ctx, made.photoId)).at(-1)?.endsAt).toBe(entry?.endsAt);
      await revokePhoto(creator, made.photoId, "th");
      expect([await stateOf(made), await isAnywhereShown(ctx, made.photoId)]).toEqual(["revoked", false]);
      await changeRights(creator, made.photoId, { choice, locale: "th" });
      expect(await stateOf(made)).toBe("granted");
      expect(await verifyRequests(ctx)).toEqual({ granted: 1, unproved: [] });
      expect((await verifyLedger(ctx)).faults).toEqual([]);
    }));

  it("lets the creator manage the photo from any browser in which the code is typed", () =>
    withContext(visitor, async (ctx) => {
      const made = await createRequest(ctx);
      await answer(await asCreator(ctx, made), made, YES);
      const other = await asShopper(ctx);
      expect(await getRequestView(other, made.token)).toMatchObject({ stage: "locked", state: "granted" });
      await proveCode(other, made.token, made.code);
      expect(await getRequestView(other, made.token)).toMatchObject({ stage: "answered", photoId: made.photoId });
      await revokePhoto(other, made.photoId, "en");
      await withdrawPhoto(other, made.photoId, "en");
      expect(await getRequestView(other, made.token)).toMatchObject({ state: "revoked", photoId: null });
    }));

  it("removes the picture after a no, and is answered once", () =>
    withCommits(visitor, async (ctx) => {
      const made = await createRequest(ctx);
      const creator = await asCreator(ctx, made);
      await answer(creator, made, NO);
      expect([await stateOf(made), await photoState(ctx, made)]).toEqual(["declined", "withdrawn"]);
      await expect(answer(creator, made, YES)).rejects.toMatchObject(conflictOf("rights-request-state"));
      await expect(answer(creator, made, NO)).rejects.toMatchObject(conflictOf("rights-request-state"));
      expect(await getRequestView(creator, made.token)).toMatchObject({ stage: "answered", state: "declined" });
      expect(await getRequest(made.staff, made.id)).toMatchObject({ code: null, picture: "gone", given: null });
      const { link, handle } = await getRequest(made.staff, made.id);
      const again = createRequest(ctx, { postLink: link, creatorHandle: handle.toUpperCase() });
      await expect(again).rejects.toMatchObject(conflictOf("declined-before"));
    }));

  it("takes one of a yes and a no at the same moment", () =>
    withCommits(visitor, async (ctx) => {
      const made = await createRequest(ctx);
      const creator = await asCreator(ctx, made);
      const both = await Promise.allSettled([answer(creator, made, YES), answer(creator, made, NO)]);
      expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const state = await stateOf(made);
      expect((await listRights(ctx, made.photoId)).length).toBe(state === "granted" ? 1 : 0);
    }));

  it("refuses whoever did not type the code, more than was asked, what is late and what nobody has seen", () =>
    withContext(visitor, async (ctx) => {
      const made = await createRequest(ctx, { placements: ["product"], termMonths: 3, isReady: false });
      await expect(answer(await asShopper(ctx), made, YES)).rejects.toMatchObject(conflictOf("rights-code-needed"));
      await expect(answer(ctx, made, YES)).rejects.toMatchObject({ code: "forbidden" });
      const creator = await asCreator(ctx, made);
      const more = {
        ...YES,
        choice: { placements: ["product", "ads"], people: "self", minors: "none" },
      } as AnswerInput;
      await expect(answer(creator, made, more)).rejects.toMatchObject({
        code: "invalid",
        errors: [{ pointer: "#/choice/placements" }, { pointer: "#/endsOn" }],
      });
      const view = await getRequestView(creator, made.token);
      const endsOn = view.stage === "asked" ? (view.terms[0]?.endsOn ?? null) : null;
      const good = { ...YES, endsOn };
      await expect(answer(creator, made, good)).rejects.toMatchObject(conflictOf("photo-state"));
      await makeReady(ctx, made.photoId);
      await waitDays(ctx, made.id, 14);
      await expect(answer(creator, made, good)).rejects.toMatchObject(conflictOf("rights-request-state"));
      expect(await listRights(ctx, made.photoId)).toEqual([]);
    }));
});

describe("closeRequests", () => {
  it("ends what nobody answered in 14 days and removes its picture; what was granted stays", () =>
    withCommits(visitor, async (ctx) => {
      const [late, given, open] = [await createRequest(ctx), await createRequest(ctx), await createRequest(ctx)];
      await answer(await asCreator(ctx, given), given, YES);
      await waitDays(ctx, late.id, 14);
      await expect(closeRequests(ctx)).rejects.toMatchObject(missing);
      const job: Context = { ...ctx, actor: { kind: "system", job: "forget" } };
      await closeRequests(job);
      await closeRequests(job);
      const states = await Promise.all([late, given, open].map((made) => photoState(ctx, made)));
      expect(states).toEqual(["withdrawn", "new", "new"]);
      const rows = await ctx.db.select().from(rightsRequests);
      expect(Object.fromEntries(rows.map(({ id, state }) => [id, state]))).toEqual({
        ...{ [late.id]: "expired", [given.id]: "granted", [open.id]: "requested" },
      });
    }));
});

describe("the database", () => {
  it("lets no request be granted without the ledger, nor go backwards", () =>
    withCommits(visitor, async (ctx) => {
      const made = await createRequest(ctx);
      const set = (state: "granted" | "declined" | "requested") => ctx.db.update(rightsRequests).set({ state });
      await expect(set("granted")).rejects.toThrow();
      await set("declined");
      await expect(set("requested")).rejects.toThrow();
      expect(await stateOf(made)).toBe("declined");
    }));
});

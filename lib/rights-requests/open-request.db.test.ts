import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { auditLog } from "@/lib/db/schema/audit";
import { rightsRequests } from "@/lib/db/schema/rights-requests";
import { listQueue } from "@/lib/moderation";
import { isAnywhereShown, startFoundPhoto } from "@/lib/submissions";
import { withCommits, withContext } from "@/lib/testing/database";
import { createRequest, postLink, waitDays } from "@/lib/testing/rights-requests";
import { asStaff, renameShop } from "@/lib/testing/staff";
import { getRequest, listRequests, noteReminder, openRequest } from "./index";
import { type OpenRequestInput, RequestPage, StaffRequest } from "./staff-contract";

const visitor = { kind: "visitor" } as const;
const missing = { code: "not_found" };
const conflictOf = (reason: string) => ({ code: "conflict", reason });

describe("openRequest", () => {
  it("sends the picture on, hides it, and gives staff the letters in both languages with link and code apart", () =>
    withContext(visitor, async (ctx) => {
      const made = await createRequest(ctx, { creatorHandle: "@fah.home" });
      const request = StaffRequest.parse(await getRequest(made.staff, made.id));
      expect(request).toMatchObject({
        state: "requested",
        handle: "fah.home",
        platform: "Instagram",
        picture: "ready",
      });
      const { th, en } = request.letters;
      expect(th.ask).toContain(`/th/rights/${made.token}`);
      expect(en.ask).toContain(`/en/rights/${made.token}`);
      const written = `${made.code.slice(0, 4)} ${made.code.slice(4)}`;
      for (const letters of [th, en]) {
        expect(letters.code).toContain(written);
        expect(`${letters.ask}${letters.remind}`).not.toContain(written);
        expect(letters.code).not.toContain(made.token);
      }
      expect(await isAnywhereShown(ctx, made.photoId)).toBe(false);
      const inView = async (view: "new" | "needs_rights") =>
        (await listQueue(made.staff, { view })).items.some(({ id }) => id === made.photoId);
      expect([await inView("new"), await inView("needs_rights")]).toEqual([false, true]);
      const [noted] = await ctx.db.select().from(auditLog).where(eq(auditLog.entityId, made.id));
      expect(noted).toMatchObject({ action: "rights_request.open", personId: made.staff.personId, label: "@fah.home" });
    }));

  it("writes the letters in the name that the shop gives itself", () =>
    withContext(visitor, async (ctx) => {
      await renameShop(ctx, { th: "บ้านดิน", en: "Baan Din" });
      const made = await createRequest(ctx);
      const { letters } = await getRequest(made.staff, made.id);
      expect([letters.en.ask, letters.en.code, letters.en.remind].every((text) => text.includes("Baan Din"))).toBe(
        true,
      );
      expect([letters.th.ask, letters.th.code, letters.th.remind].every((text) => text.includes("บ้านดิน"))).toBe(true);
    }));

  it("refuses strangers, posts of nowhere, the same post twice, and a picture that was used", () =>
    withContext(visitor, async (ctx) => {
      const staff = await asStaff(ctx, "curator");
      const { photoId } = await startFoundPhoto(staff, { sizeBytes: 9, locale: "th" });
      const input: OpenRequestInput = {
        ...{
          photoId,
          postLink: postLink(),
          creatorHandle: "fah",
          placements: ["product"],
          termMonths: 6,
          locale: "th",
        },
      };
      await expect(openRequest(ctx, input)).rejects.toMatchObject(missing);
      await expect(startFoundPhoto(ctx, { sizeBytes: 9, locale: "th" })).rejects.toMatchObject(missing);
      const odd = { ...input, postLink: "https://example.com/p/1", creatorHandle: "@" };
      await expect(openRequest(staff, odd)).rejects.toMatchObject({
        code: "invalid",
        errors: [{ pointer: "#/postLink" }, { pointer: "#/creatorHandle" }],
      });
      await expect(openRequest(staff, { ...input, photoId: newId() })).rejects.toMatchObject(missing);
      await openRequest(staff, input);
      await expect(openRequest(staff, { ...input, postLink: postLink() })).rejects.toMatchObject(
        conflictOf("photo-state"),
      );
      const other = await startFoundPhoto(staff, { sizeBytes: 9, locale: "th" });
      const again = { ...input, photoId: other.photoId, creatorHandle: "@FAH", postLink: `${input.postLink}?igsh=1` };
      await expect(openRequest(staff, again)).rejects.toMatchObject(conflictOf("already-requested"));
      await expect(openRequest(staff, { ...again, creatorHandle: "ton" })).resolves.toMatchObject({});
    }));

  it("asks again once nobody answered in time", () =>
    withContext(visitor, async (ctx) => {
      const link = postLink();
      const first = await createRequest(ctx, { postLink: link });
      await waitDays(ctx, first.id, 14);
      await createRequest(ctx, { postLink: link });
      expect((await getRequest(first.staff, first.id)).state).toBe("expired");
    }));

  it("makes one of two requests for the same post at the same moment", () =>
    withCommits(visitor, async (ctx) => {
      const link = postLink();
      const made = await Promise.allSettled([1, 2, 3].map(() => createRequest(ctx, { postLink: link })));
      expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await ctx.db.$count(rightsRequests)).toBe(1);
    }));
});

describe("listRequests", () => {
  it("lists the newest first, by state and by words", () =>
    withContext(visitor, async (ctx) => {
      const open = await createRequest(ctx, { creatorHandle: "somsri" });
      const late = await createRequest(ctx, { creatorHandle: "malee" });
      await waitDays(ctx, late.id, 15);
      const ids = async (query: Parameters<typeof listRequests>[1]) =>
        RequestPage.parse(await listRequests(open.staff, query)).items.map(({ id }) => id);
      expect(await ids({})).toEqual([open.id, late.id]);
      expect(await ids({ state: "expired" })).toEqual([late.id]);
      expect(await ids({ state: "requested" })).toEqual([open.id]);
      expect(await ids({ q: "@MALEE" })).toEqual([late.id]);
      expect(await ids({ q: "%" })).toEqual([]);
      await expect(listRequests(ctx, {})).rejects.toMatchObject(missing);
      await expect(getRequest(ctx, open.id)).rejects.toMatchObject(missing);
      await expect(getRequest(open.staff, newId())).rejects.toMatchObject(missing);
    }));
});

describe("noteReminder", () => {
  it("is noted once, three days later, at the version that was seen", () =>
    withContext(visitor, async (ctx) => {
      const { staff, id } = await createRequest(ctx);
      const early = { ...conflictOf("reminder-early"), values: { days: 3 } };
      await expect(noteReminder(staff, id, 1)).rejects.toMatchObject(early);
      await waitDays(ctx, id, 3);
      await expect(noteReminder(ctx, id, 1)).rejects.toMatchObject(missing);
      await expect(noteReminder(staff, newId(), 1)).rejects.toMatchObject(missing);
      await expect(noteReminder(staff, id, 7)).rejects.toMatchObject({ reason: "changed-meanwhile" });
      expect((await getRequest(staff, id)).canRemind).toBe(true);
      await noteReminder(staff, id, 1);
      await expect(noteReminder(staff, id, 2)).rejects.toMatchObject(conflictOf("reminder-sent"));
      expect(await getRequest(staff, id)).toMatchObject({ canRemind: false, remindFrom: null });
      const actions = (await ctx.db.select().from(auditLog).where(eq(auditLog.entityId, id))).map(
        ({ action }) => action,
      );
      expect(actions.sort()).toEqual(["rights_request.open", "rights_request.remind"]);
    }));

  it("is refused where nothing is open any more, and one of two at once wins", () =>
    withCommits(visitor, async (ctx) => {
      const late = await createRequest(ctx);
      await waitDays(ctx, late.id, 14);
      await expect(noteReminder(late.staff, late.id, 1)).rejects.toMatchObject(conflictOf("rights-request-state"));
      const made = await createRequest(ctx);
      await waitDays(ctx, made.id, 4);
      const both = await Promise.allSettled([
        noteReminder(made.staff, made.id, 1),
        noteReminder(late.staff, made.id, 1),
      ]);
      expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    }));
});

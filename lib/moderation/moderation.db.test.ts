import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import type { Context } from "@/lib/db/context";
import { auditLog } from "@/lib/db/schema/audit";
import { moderationDecisions } from "@/lib/db/schema/moderation";
import { listMyPhotos, tagPhoto } from "@/lib/submissions";
import { asShopper } from "@/lib/testing/checkout";
import { withCommits, withContext } from "@/lib/testing/database";
import { createVariant } from "@/lib/testing/factories";
import { createOrder, createPhoto } from "@/lib/testing/photos";
import { asStaff } from "@/lib/testing/staff";
import {
  appealPhoto,
  approvePhoto,
  decideMany,
  getFigures,
  getStaffPhoto,
  getStaffPicture,
  listQueue,
  listSuggestions,
  rejectPhoto,
  reportPhoto,
  undoDecision,
} from "./index";
import { QueueFigures, type QueueView, StaffPhoto, StaffPhotoPage, Suggestions } from "./staff-contract";

const visitor = { kind: "visitor" } as const;
const why = { reason: "unclear", note: "โปรดถ่ายใหม่" } as const;
const idsOf = async (ctx: Context, view: QueueView, more: object = {}) =>
  StaffPhotoPage.parse(await listQueue(ctx, { view, ...more })).items.map(({ id }) => id);

async function ownPhoto(ctx: Context, more: Parameters<typeof createPhoto>[1] = {}) {
  const shopper = await asShopper(ctx);
  const deviceId = shopper.actor.kind === "device" ? shopper.actor.deviceId : "";
  return { shopper, ...(await createPhoto(ctx, { deviceId, ...more })) };
}

describe("approvePhoto, rejectPhoto and undoDecision", () => {
  it("move a photo with its reason, each step with the next version and in the log", () =>
    withContext(visitor, async (ctx) => {
      const staff = await asStaff(ctx, "curator");
      const { id, shopper } = await ownPhoto(ctx);
      expect(await approvePhoto(staff, id, { version: 1 })).toEqual({ id, version: 2, state: "approved" });
      expect(await rejectPhoto(staff, id, { version: 2, ...why })).toEqual({ id, version: 3, state: "rejected" });
      expect((await listMyPhotos(shopper, "th")).items[0]).toMatchObject({
        state: "rejected",
        ...why,
        canAppeal: true,
      });
      expect(await undoDecision(staff, id, { version: 3 })).toEqual({ id, version: 4, state: "approved" });
      const attempt = undoDecision(staff, id, { version: 4 });
      await expect(attempt).rejects.toMatchObject({ code: "conflict", reason: "nothing-to-undo" });
      const entries = await ctx.db.select().from(auditLog).where(eq(auditLog.entityId, id)).orderBy(auditLog.id);
      expect(entries.map(({ action }) => action)).toEqual([
        ...["rights.grant", "photo.approve", "photo.reject", "photo.undo"],
      ]);
      expect(entries[2]).toMatchObject({ before: { state: "approved" }, after: { state: "rejected", ...why } });
    }));

  it("never overwrite what somebody else decided meanwhile", () =>
    withCommits(visitor, async (ctx) => {
      const { id } = await createPhoto(ctx);
      const [one, other] = [await asStaff(ctx, "curator"), await asStaff(ctx, "curator")];
      const results = await Promise.allSettled([
        approvePhoto(one, id, { version: 1 }),
        rejectPhoto(other, id, { version: 1, ...why }),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      const refused = results.find(({ status }) => status === "rejected");
      expect(refused).toMatchObject({ reason: { code: "precondition_failed", reason: "changed-meanwhile" } });
      expect(await ctx.db.select().from(moderationDecisions)).toHaveLength(1);
    }));

  it("refuse what cannot be decided so, and everybody who is not of the shop", () =>
    withContext(visitor, async (ctx) => {
      const staff = await asStaff(ctx, "curator");
      const { id } = await createPhoto(ctx, { state: "approved" });
      await expect(approvePhoto(staff, id, { version: 1 })).rejects.toMatchObject({ reason: "photo-state" });
      const early = await createPhoto(ctx, { state: "screening" });
      await expect(approvePhoto(staff, early.id, { version: 1 })).rejects.toMatchObject({ reason: "photo-state" });
      await expect(undoDecision(staff, early.id, { version: 1 })).rejects.toMatchObject({ reason: "photo-state" });
      await expect(approvePhoto(staff, newId(), { version: 1 })).rejects.toMatchObject({ code: "not_found" });
      for (const stranger of [ctx, await asShopper(ctx)]) {
        const seen = { version: 1 };
        await expect(approvePhoto(stranger, id, seen)).rejects.toMatchObject({ code: "not_found" });
        await expect(rejectPhoto(stranger, id, { ...seen, ...why })).rejects.toMatchObject({ code: "not_found" });
        await expect(undoDecision(stranger, id, seen)).rejects.toMatchObject({ code: "not_found" });
        const many = { items: [{ id, version: 1 }], decision: { action: "approve" as const } };
        await expect(decideMany(stranger, many)).rejects.toMatchObject({ code: "not_found" });
      }
    }));

  it("keep every decision: nobody changes one", () =>
    withContext(visitor, async (ctx) => {
      const { id } = await createPhoto(ctx);
      await approvePhoto(await asStaff(ctx, "curator"), id, { version: 1 });
      await expect(ctx.db.execute(sql`update moderation_decisions set note = 'x'`)).rejects.toThrow();
    }));
});

describe("decideMany", () => {
  it("decides each by itself and names those that changed meanwhile", () =>
    withCommits(visitor, async (ctx) => {
      const staff = await asStaff(ctx, "curator");
      const photos = await Promise.all([createPhoto(ctx), createPhoto(ctx), createPhoto(ctx)]);
      await approvePhoto(staff, photos[1].id, { version: 1 });
      const items = photos.map(({ id }) => ({ id, version: 1 }));
      const { done, failed } = await decideMany(staff, { items, decision: { action: "reject", ...why } });
      expect(done.map(({ id }) => id)).toEqual([photos[0].id, photos[2].id]);
      expect(failed).toEqual([{ id: photos[1].id, reason: "changed-meanwhile" }]);
    }));
});

describe("reportPhoto", () => {
  it("starts a clock; keeping the photo dismisses it, taking it down upholds it, undoing opens it again", () =>
    withContext(visitor, async (ctx) => {
      const [staff, shopper] = [await asStaff(ctx, "curator"), await asShopper(ctx)];
      const { id } = await createPhoto(ctx, { state: "approved" });
      const { dueAt } = await reportPhoto(shopper, id, { reason: "me", detail: "" });
      expect(new Date(dueAt).getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
      await reportPhoto(shopper, id, { reason: "child", detail: "x" });
      await reportPhoto(await asShopper(ctx), id, { reason: "other", detail: "" });
      expect((await getStaffPhoto(staff, id)).reports.map(({ reason }) => reason).sort()).toEqual(["child", "other"]);
      expect(await idsOf(staff, "reported")).toEqual([id]);
      await approvePhoto(staff, id, { version: 1 });
      expect(await idsOf(staff, "reported")).toEqual([]);
      await undoDecision(staff, id, { version: 2 });
      expect(await idsOf(staff, "reported")).toEqual([id]);
      await rejectPhoto(staff, id, { version: 3, reason: "person", note: "" });
      expect(await idsOf(staff, "reported")).toEqual([]);
      expect((await getStaffPhoto(staff, id)).state).toBe("rejected");
    }));

  it("refuses a visitor, and a photo that nobody can see", () =>
    withContext(visitor, async (ctx) => {
      const { id } = await createPhoto(ctx);
      const report = { reason: "me", detail: "" } as const;
      await expect(reportPhoto(ctx, id, report)).rejects.toMatchObject({ code: "forbidden" });
      await expect(reportPhoto(await asShopper(ctx), id, report)).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("appealPhoto", () => {
  it("asks once for a second look; approving accepts it, rejecting again declines it", () =>
    withContext(visitor, async (ctx) => {
      const staff = await asStaff(ctx, "curator");
      for (const [decide, outcome] of [
        [approvePhoto, "accepted"],
        [rejectPhoto, "declined"],
      ] as const) {
        const { id, shopper } = await ownPhoto(ctx);
        await rejectPhoto(staff, id, { version: 1, ...why });
        await appealPhoto(shopper, id, { text: "It is my own" });
        expect(await idsOf(staff, "appeals")).toEqual([id]);
        const again = appealPhoto(shopper, id, { text: "Again" });
        await expect(again).rejects.toMatchObject({ reason: "appealed-before" });
        await decide(staff, id, { version: 2, ...why });
        expect(await idsOf(staff, "appeals")).toEqual([]);
        expect((await listMyPhotos(shopper, "th")).items[0]).toMatchObject({ appeal: outcome, canAppeal: false });
      }
    }));

  it("is the creator's own, and only of what was rejected", () =>
    withContext(visitor, async (ctx) => {
      const { id, shopper } = await ownPhoto(ctx);
      await expect(appealPhoto(shopper, id, { text: "x" })).rejects.toMatchObject({ reason: "photo-state" });
      await expect(appealPhoto(await asShopper(ctx), id, { text: "x" })).rejects.toMatchObject({ code: "not_found" });
      await expect(appealPhoto(ctx, id, { text: "x" })).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("listQueue", () => {
  it("puts what is riskier first, then what waits longer, page by page", () =>
    withContext(visitor, async (ctx) => {
      const staff = await asStaff(ctx, "curator");
      const made: string[] = [];
      for (let index = 0; index < 63; index += 1) {
        const createdAt = new Date(Date.UTC(2026, 0, 1, 0, index));
        made.push((await createPhoto(ctx, { createdAt, risk: index < 2 ? 80 : 0 })).id);
      }
      const first = await listQueue(staff, { view: "new" });
      expect(first.items).toHaveLength(60);
      const second = await listQueue(staff, { view: "new", cursor: first.nextCursor ?? "" });
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made);
      expect(second.nextCursor).toBeNull();
      expect(first.items[0]).toMatchObject({ risk: 80, isBlurred: true });
      expect((await listQueue(staff, { view: "new", cursor: "💥" })).items).toHaveLength(60);
    }));

  it("has a view for each thing that somebody has to do", () =>
    withContext(visitor, async (ctx) => {
      const staff = await asStaff(ctx, "curator");
      const waiting = await createPhoto(ctx);
      const bare = await createPhoto(ctx, { placements: [], createdAt: new Date(1) });
      const approved = await createPhoto(ctx, { state: "approved" });
      const rejected = await createPhoto(ctx, { state: "rejected" });
      await createPhoto(ctx, { state: "screening" });
      expect(await idsOf(staff, "new")).toEqual([bare.id, waiting.id]);
      expect(await idsOf(staff, "needs_rights")).toEqual([bare.id]);
      expect(await idsOf(staff, "approved")).toEqual([approved.id]);
      expect(await idsOf(staff, "rejected")).toEqual([rejected.id]);
      expect(QueueFigures.parse(await getFigures(staff)).counts).toEqual({
        ...{ new: 2, needs_rights: 1, approved: 1, rejected: 1, reported: 0, appeals: 0 },
      });
    }));

  it("finds by words, product, hashtag, colour, source and order, all at once", () =>
    withContext(visitor, async (ctx) => {
      const staff = await asStaff(ctx, "curator");
      const { variantId, handle } = await createVariant(ctx);
      const orderId = await createOrder(ctx, variantId);
      const more = { caption: "100% #เช้า", hashtags: ["เช้า"], hues: ["blue"], source: "order" as const, orderId };
      const { id } = await createPhoto(ctx, { ...more, variantIds: [variantId] });
      await createPhoto(ctx);
      const all = { q: "100%", product: handle, tag: "#เช้า", colour: "blue", source: "order", bound: "yes" } as const;
      expect(await idsOf(staff, "new", all)).toEqual([id]);
      for (const other of [{ q: "1%0" }, { product: "x" }, { tag: "x" }, { colour: "red" }, { bound: "no" }] as const) {
        expect(await idsOf(staff, "new", { ...all, ...other })).toEqual([]);
      }
    }));

  it("is not there for strangers", () =>
    withContext(visitor, async (ctx) => {
      const { id } = await createPhoto(ctx);
      const missing = { code: "not_found" };
      await expect(listQueue(ctx, { view: "new" })).rejects.toMatchObject(missing);
      await expect(getStaffPhoto(ctx, id)).rejects.toMatchObject(missing);
      await expect(getStaffPicture(ctx, id)).rejects.toMatchObject(missing);
      await expect(getFigures(ctx)).rejects.toMatchObject(missing);
      await expect(listSuggestions(ctx, id)).rejects.toMatchObject(missing);
    }));
});

describe("getFigures", () => {
  it("counts how long decisions took, how many said yes, and what is overdue", () =>
    withContext(visitor, async (ctx) => {
      const staff = await asStaff(ctx, "curator");
      const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
      const times = [10, 20, 90];
      for (const minutes of times) {
        const { id } = await createPhoto(ctx, { createdAt: minutesAgo(minutes) });
        if (minutes === 90) await rejectPhoto(staff, id, { version: 1, ...why });
        else await approvePhoto(staff, id, { version: 1 });
      }
      const figures = await getFigures(staff);
      expect(figures.medianMinutes).toBeCloseTo(20, 0);
      expect(figures.approvedShare).toBeCloseTo(2 / 3);
      expect(figures.overdue).toBe(0);
    }));
});

describe("tagPhoto and listSuggestions", () => {
  it("suggest what was bought first, and keep it known as bought", () =>
    withContext(visitor, async (ctx) => {
      const staff = await asStaff(ctx, "curator");
      const [bought, named] = [await createVariant(ctx), await createVariant(ctx, { title: "Moon jar" })];
      const orderId = await createOrder(ctx, bought.variantId);
      const { id } = await createPhoto(ctx, { orderId, caption: "My moon jar" });
      const { items } = Suggestions.parse(await listSuggestions(staff, id));
      expect(items.map(({ variantId }) => variantId)).toEqual([bought.variantId, named.variantId]);
      const tags = [{ variantId: named.variantId, x: 0.1, y: 0.9 }];
      expect(await tagPhoto(staff, id, { version: 1, tags, caption: "New #words", alt: "A jar" })).toBe(2);
      const photo = StaffPhoto.parse(await getStaffPhoto(staff, id));
      expect(photo).toMatchObject({ tags: [{ ...tags[0], isBought: false }], caption: "New #words", alt: "A jar" });
      expect((await listSuggestions(staff, id)).items.map(({ variantId }) => variantId)).toEqual([bought.variantId]);
      const stale = tagPhoto(staff, id, { version: 1, tags: [], caption: "", alt: "" });
      await expect(stale).rejects.toMatchObject({ reason: "changed-meanwhile" });
      const unknown = [{ variantId: newId(), x: 0, y: 0 }];
      const wrong = tagPhoto(staff, id, { version: 2, tags: unknown, caption: "", alt: "" });
      await expect(wrong).rejects.toMatchObject({ code: "invalid" });
      await expect(tagPhoto(ctx, id, { version: 2, tags, caption: "", alt: "" })).rejects.toMatchObject({
        code: "not_found",
      });
    }));
});

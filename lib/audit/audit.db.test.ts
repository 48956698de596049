import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { auditLog } from "@/lib/db/schema/audit";
import { withContext } from "@/lib/testing/database";
import { asStaff } from "@/lib/testing/staff";
import { type AuditAction, type AuditEntity, listAudit, listAuditChoices, recordAudit } from ".";
import { AuditChoices, AuditPage } from "./staff-contract";

const visitor = { kind: "visitor" } as const;
type Note = { action?: AuditAction; entity?: AuditEntity; label?: string; before?: unknown; after?: unknown };

const note = (ctx: Context, { action = "stock.adjust", entity = "variant", label = "", before, after }: Note) =>
  recordAudit(ctx, {
    action,
    entity,
    entityId: crypto.randomUUID(),
    label,
    before: before ?? null,
    after: after ?? null,
  });

const labelsOf = async (ctx: Context, query: Parameters<typeof listAudit>[1]) =>
  AuditPage.parse(await listAudit(ctx, query)).items.map(({ label }) => label);

describe("listAudit", () => {
  it("finds by person, thing, action, and by words anywhere, each of which has to be there", () =>
    withContext(visitor, async (ctx) => {
      const [one, two] = [await asStaff(ctx, "manager"), await asStaff(ctx, "admin")];
      await note(one, { label: "Moon jar", before: { price: 10 }, after: { price: 12, why: "100%_sure" } });
      await note(two, { label: "Rice bowl", action: "rate.change", entity: "rate", after: { title: "ส่งด่วน" } });
      expect(await labelsOf(one, { personId: one.personId })).toEqual(["Moon jar"]);
      expect(await labelsOf(one, { entity: "rate" })).toEqual(["Rice bowl"]);
      expect(await labelsOf(one, { action: "stock.adjust" })).toEqual(["Moon jar"]);
      expect(await labelsOf(one, { q: "rate.ch" })).toEqual(["Rice bowl"]);
      expect(await labelsOf(one, { q: "ปรับสต็อก" })).toEqual(["Moon jar"]);
      expect(await labelsOf(one, { q: "Adjusted" })).toEqual(["Moon jar"]);
      expect(await labelsOf(one, { q: "jar  moon" })).toEqual(["Moon jar"]);
      expect(await labelsOf(one, { q: "jar bowl" })).toEqual([]);
      expect(await labelsOf(one, { q: "ส่งด่วน" })).toEqual(["Rice bowl"]);
      expect(await labelsOf(one, { q: "100%_s" })).toEqual(["Moon jar"]);
      expect(await labelsOf(one, { q: "%" })).toEqual(["Moon jar"]);
      const [item] = (await listAudit(one, { personId: two.personId })).items;
      expect(await labelsOf(one, { q: item?.person ?? "nobody" })).toEqual(["Rice bowl"]);
    }));

  it("finds by day, counted where the shop is, both days included", () =>
    withContext(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      const entry = { actor: "system:test", action: "a", entity: "e", entityId: "1", requestId: "r" };
      for (const at of ["2026-11-23T16:59:59Z", "2026-11-23T17:00:00Z", "2026-11-24T16:59:59Z", "2026-11-24T17:00:00Z"])
        await ctx.db.insert(auditLog).values({ ...entry, label: at, createdAt: new Date(at) });
      const day = "2026-11-24";
      expect(await labelsOf(manager, { from: day, until: day })).toEqual([
        "2026-11-24T16:59:59Z",
        "2026-11-23T17:00:00Z",
      ]);
      expect(await labelsOf(manager, { until: "2026-11-23" })).toEqual(["2026-11-23T16:59:59Z"]);
    }));

  it("goes through entries of one and the same moment page by page, each once", () =>
    withContext(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      // All within one transaction: the clock stands still.
      for (let count = 0; count < 60; count += 1) await note(manager, { label: String(count) });
      const first = await listAudit(manager, {});
      const second = await listAudit(manager, { cursor: first.nextCursor ?? "" });
      expect([first.items.length, second.items.length, second.nextCursor]).toEqual([50, 10, null]);
      expect(new Set([...first.items, ...second.items].map(({ label }) => label)).size).toBe(60);
    }));
});

describe("listAuditChoices", () => {
  it("names whoever acted, what was done and what it was done to, each once", () =>
    withContext(visitor, async (ctx) => {
      const one = await asStaff(ctx, "manager");
      for (const action of ["post.save", "order.ship", "post.save"] as const) await note(one, { action });
      await note({ ...ctx, actor: { kind: "system", job: "sweep" } }, { action: "stock.adjust", entity: "order" });
      const { people, ...others } = AuditChoices.parse(await listAuditChoices(one));
      expect(people.map(({ id }) => id)).toEqual([one.personId]);
      expect(others).toEqual({ actions: ["order.ship", "post.save", "stock.adjust"], entities: ["order", "variant"] });
    }));
});

describe("the history", () => {
  it("is for managers: a curator is refused, and a stranger learns nothing", () =>
    withContext(visitor, async (ctx) => {
      const curator = await asStaff(ctx, "curator");
      await expect(listAudit(curator, {})).rejects.toMatchObject({ code: "forbidden" });
      await expect(listAuditChoices(curator)).rejects.toMatchObject({ code: "forbidden" });
      await expect(listAudit(ctx, {})).rejects.toMatchObject({ code: "not_found" });
    }));
});

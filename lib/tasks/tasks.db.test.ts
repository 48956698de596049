import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { auditLog } from "@/lib/db/schema/audit";
import { TASK_KINDS, tasks } from "@/lib/db/schema/tasks";
import { withContext } from "@/lib/testing/database";
import { asStaff } from "@/lib/testing/staff";
import { countOpenTasks, forgetTasks, listTasks, raiseTask, raiseTaskAgain, reopenTask, resolveTask } from ".";
import { TaskPage } from "./contract";

const staff = { kind: "system", job: "test" } as const;
const short = { kind: "goods_short", ref: "checkout-1", details: { amount: 100 } } as const;
const open = { locale: "th", state: "open" } as const;
const resolved = { locale: "th", state: "resolved" } as const;
const idOf = async (ctx: Context) => (await ctx.db.select({ id: tasks.id }).from(tasks))[0]?.id ?? "";

describe("raiseTask", () => {
  it("raises one open task about one thing, and another once that is resolved", () =>
    withContext(staff, async (ctx) => {
      expect(await raiseTask(ctx, short)).toBe(true);
      expect(await raiseTask(ctx, { ...short, details: { amount: 200 } })).toBe(false);
      await resolveTask(ctx, await idOf(ctx));
      expect(await raiseTask(ctx, short)).toBe(true);
    }));
});

describe("raiseTaskAgain", () => {
  it("leaves alone what a person has resolved, until something about it is different", () =>
    withContext(staff, async (ctx) => {
      expect(await raiseTaskAgain(ctx, short)).toBe(true);
      expect(await raiseTaskAgain(ctx, short)).toBe(false);
      await resolveTask(ctx, await idOf(ctx));
      expect(await raiseTaskAgain(ctx, short)).toBe(false);
      expect(await raiseTaskAgain(ctx, { ...short, details: { amount: 200 } })).toBe(true);
    }));
});

describe("listTasks", () => {
  it("lists what is open, oldest first, with what happened and what to do in each language", () =>
    withContext(staff, async (ctx) => {
      for (const [index, kind] of TASK_KINDS.entries()) {
        await raiseTask(ctx, { kind, ref: kind, details: {} });
        const age = sql`now() - make_interval(mins => ${index})`;
        await ctx.db.update(tasks).set({ createdAt: age }).where(eq(tasks.kind, kind));
      }
      const { items } = await listTasks(ctx, open);
      expect(TaskPage.parse({ items, nextCursor: null }).items).toEqual(items);
      expect(items.map(({ kind }) => kind)).toEqual([...TASK_KINDS].reverse());
      const english = await listTasks(ctx, { ...open, locale: "en" });
      expect(english.items[0]?.happened).not.toBe(items[0]?.happened);
      expect(english.items[0]?.toDo).not.toBe("");
      expect((await listTasks(ctx, { ...open, kind: "goods_short" })).items).toHaveLength(1);
      expect(await countOpenTasks(ctx)).toBe(TASK_KINDS.length);
    }));

  it("goes page by page, and shows what was resolved, the last first, with by whom and how", () =>
    withContext(staff, async (ctx) => {
      for (let index = 0; index < 33; index += 1) {
        await raiseTask(ctx, { kind: "money_drift", ref: `drift-${String(index)}`, details: {} });
        // Three share each instant.
        const age = sql`now() - make_interval(mins => ${Math.floor(index / 3)})`;
        await ctx.db
          .update(tasks)
          .set({ createdAt: age })
          .where(eq(tasks.ref, `drift-${String(index)}`));
      }
      const first = await listTasks(ctx, open);
      const second = await listTasks(ctx, { ...open, cursor: first.nextCursor ?? "" });
      const ids = [...first.items, ...second.items].map(({ id }) => id);
      expect(new Set(ids).size).toBe(33);
      expect(second.nextCursor).toBeNull();
      const manager = await asStaff(ctx, "manager");
      await resolveTask(manager, ids[0] ?? "", "Refunded by transfer");
      const { items } = await listTasks(ctx, resolved);
      expect(items).toMatchObject([{ id: ids[0], resolved: { note: "Refunded by transfer" } }]);
      expect(items[0]?.resolved?.by).toMatch(/^manager-/);
    }));

  it("refuses everybody who does not belong to the shop, and curators", () =>
    withContext(staff, async (ctx) => {
      const visitor = { ...ctx, actor: { kind: "visitor" } as const };
      const curator = await asStaff(ctx, "curator");
      for (const ask of [listTasks, countOpenTasks]) {
        await expect(ask(visitor, open)).rejects.toMatchObject({ code: "not_found" });
        await expect(ask(curator, open)).rejects.toMatchObject({ code: "forbidden" });
      }
    }));
});

describe("resolveTask", () => {
  it("takes a task off the list once, says who did it, and keeps the first word", () =>
    withContext(staff, async (ctx) => {
      await raiseTask(ctx, short);
      const id = await idOf(ctx);
      await resolveTask(ctx, id, "counted");
      await resolveTask(ctx, id, "another word");
      expect((await listTasks(ctx, open)).items).toEqual([]);
      const entries = await ctx.db.select().from(auditLog).where(eq(auditLog.entityId, id));
      expect(entries).toMatchObject([{ action: "task.resolve", actor: "system:test", after: { note: "counted" } }]);
    }));

  it("refuses everybody who does not belong to the shop, and a task that is not there", () =>
    withContext(staff, async (ctx) => {
      await raiseTask(ctx, short);
      const attempt = resolveTask({ ...ctx, actor: { kind: "visitor" } }, await idOf(ctx));
      await expect(attempt).rejects.toMatchObject({ code: "not_found" });
      await expect(resolveTask(ctx, crypto.randomUUID())).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("reopenTask", () => {
  it("brings a resolved task back and keeps in the log what was said of it", () =>
    withContext(staff, async (ctx) => {
      await raiseTask(ctx, short);
      const id = await idOf(ctx);
      await resolveTask(ctx, id, "counted");
      await reopenTask(ctx, id);
      await reopenTask(ctx, id);
      expect((await listTasks(ctx, open)).items).toMatchObject([{ id, resolved: null }]);
      const entries = await ctx.db.select().from(auditLog).where(eq(auditLog.action, "task.reopen"));
      expect(entries).toMatchObject([{ before: { note: "counted" } }]);
    }));

  it("refuses while another task about the same is open, one that is not there, and strangers", () =>
    withContext(staff, async (ctx) => {
      await raiseTask(ctx, short);
      const id = await idOf(ctx);
      await resolveTask(ctx, id);
      await raiseTask(ctx, short);
      await expect(reopenTask(ctx, id)).rejects.toMatchObject({ reason: "task-open-again" });
      await expect(reopenTask(ctx, crypto.randomUUID())).rejects.toMatchObject({ code: "not_found" });
      const attempt = reopenTask({ ...ctx, actor: { kind: "visitor" } }, id);
      await expect(attempt).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("forgetTasks", () => {
  it("removes what was resolved a month ago and keeps what is open", () =>
    withContext(staff, async (ctx) => {
      await raiseTask(ctx, short);
      await resolveTask(ctx, await idOf(ctx));
      await ctx.db.update(tasks).set({ resolvedAt: sql`now() - interval '32 days'` });
      await raiseTask(ctx, short);
      await forgetTasks(ctx);
      expect((await listTasks(ctx, open)).items).toHaveLength(1);
      expect(await ctx.db.$count(tasks)).toBe(1);
    }));
});

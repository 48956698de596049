import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { auditLog } from "@/lib/db/schema/audit";
import { TASK_KINDS, tasks } from "@/lib/db/schema/tasks";
import { withContext } from "@/lib/testing/database";
import { forgetTasks, listOpenTasks, raiseTask, raiseTaskAgain, resolveTask } from ".";
import { Task } from "./contract";

const staff = { kind: "system", job: "test" } as const;
const short = { kind: "goods_short", ref: "checkout-1", details: { amount: 100 } } as const;
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

describe("listOpenTasks", () => {
  it("lists what is open, oldest first, with what happened and what to do in each language", () =>
    withContext(staff, async (ctx) => {
      for (const [index, kind] of TASK_KINDS.entries()) {
        await raiseTask(ctx, { kind, ref: kind, details: {} });
        const age = sql`now() - make_interval(mins => ${index})`;
        await ctx.db.update(tasks).set({ createdAt: age }).where(eq(tasks.kind, kind));
      }
      const listed = await listOpenTasks(ctx, "th");
      expect(listed.map(({ kind }) => kind)).toEqual([...TASK_KINDS].reverse());
      for (const task of listed) expect(Task.parse(task)).toEqual(task);
      const [english] = await listOpenTasks(ctx, "en");
      expect(english?.happened).not.toBe(listed[0]?.happened);
    }));

  it("refuses everybody who does not belong to the shop", () =>
    withContext(staff, async (ctx) => {
      const attempt = listOpenTasks({ ...ctx, actor: { kind: "visitor" } }, "th");
      await expect(attempt).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("resolveTask", () => {
  it("takes a task off the list once and says who did it", () =>
    withContext(staff, async (ctx) => {
      await raiseTask(ctx, short);
      const id = await idOf(ctx);
      await resolveTask(ctx, id);
      await resolveTask(ctx, id);
      expect(await listOpenTasks(ctx, "th")).toEqual([]);
      const entries = await ctx.db.select().from(auditLog).where(eq(auditLog.entityId, id));
      expect(entries).toMatchObject([{ action: "task.resolve", actor: "system:test" }]);
    }));

  it("refuses everybody who does not belong to the shop, and a task that is not there", () =>
    withContext(staff, async (ctx) => {
      await raiseTask(ctx, short);
      const attempt = resolveTask({ ...ctx, actor: { kind: "visitor" } }, await idOf(ctx));
      await expect(attempt).rejects.toMatchObject({ code: "not_found" });
      await expect(resolveTask(ctx, crypto.randomUUID())).rejects.toMatchObject({ code: "not_found" });
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
      expect(await listOpenTasks(ctx, "th")).toHaveLength(1);
      expect(await ctx.db.$count(tasks)).toBe(1);
    }));
});

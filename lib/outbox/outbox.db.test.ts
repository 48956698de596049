import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { outbox } from "@/lib/db/schema/outbox";
import { tasks } from "@/lib/db/schema/tasks";
import { withCommits } from "@/lib/testing/database";
import { enqueueMessage } from "./commands/enqueue-message";
import { workOutbox } from "./commands/work-outbox";

const worker = { kind: "system", job: "test" } as const;
const message = { kind: "order_confirmation", ref: "1", payload: {} } as const;

describe("workOutbox", () => {
  it("sends each message once, however often it was promised and however many workers there are", () =>
    withCommits(worker, async (ctx) => {
      for (const ref of ["1", "1", "2", "3"]) await enqueueMessage(ctx, { ...message, ref });
      const sent: string[] = [];
      const send = ({ ref }: { ref: string }) => {
        sent.push(ref);
        return Promise.resolve();
      };
      await Promise.all([1, 2, 3].map(() => workOutbox(ctx, send)));
      expect(sent.sort()).toEqual(["1", "2", "3"]);
    }));

  it("keeps a message that could not be sent, with its error, and does not let it hold up others", () =>
    withCommits(worker, async (ctx) => {
      for (const ref of ["broken", "fine"]) await enqueueMessage(ctx, { ...message, ref });
      const send = ({ ref }: { ref: string }) =>
        ref === "broken" ? Promise.reject(new Error("mailbox full")) : Promise.resolve();
      expect(await workOutbox(ctx, send)).toEqual({ done: 1, failed: 1 });
      const isBroken = eq(outbox.ref, "broken");
      const [row] = await ctx.db.select().from(outbox).where(isBroken);
      expect(row).toMatchObject({ sentAt: null, attempts: 1, lastError: "mailbox full" });
      await ctx.db
        .update(outbox)
        .set({ nextAt: sql`now() - interval '1 second'` })
        .where(isBroken);
      expect(await workOutbox(ctx, () => Promise.resolve())).toEqual({ done: 1, failed: 0 });
    }));

  it("leaves a message to its sender for longer than a mail server takes to hang, and tries again sooner", () =>
    withCommits(worker, async (ctx) => {
      await enqueueMessage(ctx, message);
      const secondsLeft = async () => {
        const [row] = await ctx.db.select().from(outbox);
        return ((row?.nextAt.getTime() ?? 0) - Date.now()) / 1000;
      };
      let whileSending = 0;
      await workOutbox(ctx, async () => {
        whileSending = await secondsLeft();
        throw new Error("the server hangs");
      });
      expect(whileSending).toBeGreaterThan(90);
      expect(await secondsLeft()).toBeLessThanOrEqual(30);
    }));

  it("gives a message up after a day of tries, and tells people once", () =>
    withCommits(worker, async (ctx) => {
      await enqueueMessage(ctx, message);
      await ctx.db.update(outbox).set({ attempts: 29 });
      const away = () => Promise.reject(new Error("mailbox full"));
      expect(await workOutbox(ctx, away)).toEqual({ done: 0, failed: 1 });
      await ctx.db.update(outbox).set({ nextAt: sql`now() - interval '1 second'` });
      expect(await workOutbox(ctx, away)).toEqual({ done: 0, failed: 0 });
      const raised = await ctx.db.select().from(tasks);
      const details = { message: "order_confirmation", about: "1", error: "mailbox full" };
      expect(raised).toMatchObject([{ kind: "message_given_up", details }]);
    }));

  it("forgets a promise whose cause was rolled back", () =>
    withCommits(worker, async (ctx) => {
      const cause = ctx.db.transaction(async (db) => {
        await enqueueMessage({ ...ctx, db }, message);
        throw new Error("the cause failed");
      });
      await expect(cause).rejects.toThrow("the cause failed");
      expect(await ctx.db.$count(outbox)).toBe(0);
      const jobs = await ctx.db.execute(sql`select count(*)::int as count from graphile_worker.jobs`);
      expect(jobs).toMatchObject({ rows: [{ count: 0 }] });
    }));
});

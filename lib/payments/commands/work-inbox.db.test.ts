import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { unavailable } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { webhookInbox } from "@/lib/db/schema/payments";
import { tasks } from "@/lib/db/schema/tasks";
import { withCommits } from "@/lib/testing/database";
import { receiveSigned } from "@/lib/testing/webhook";
import { workInbox } from "./work-inbox";

const worker = { kind: "system", job: "test" } as const;

const makeDue = ({ db }: Context) => db.update(webhookInbox).set({ nextAt: sql`now() - interval '1 second'` });

describe("workInbox", () => {
  it("reads each event once by three workers, and leaves a poisoned one behind with its error", () =>
    withCommits(worker, async (ctx) => {
      for (const id of ["evt_1", "evt_poison", "evt_2"]) await receiveSigned(ctx, { id, object: { id: "cs_1" } });
      const read: string[] = [];
      const reader = ({ eventId }: { eventId: string }) => {
        read.push(eventId);
        return eventId === "evt_poison" ? Promise.reject(new Error("poison")) : Promise.resolve();
      };
      await Promise.all([1, 2, 3].map(() => workInbox(ctx, reader)));
      expect(read.sort()).toEqual(["evt_1", "evt_2", "evt_poison"]);
      const rows = await ctx.db.select().from(webhookInbox);
      const left = rows.filter(({ processedAt }) => processedAt === null);
      expect(left).toMatchObject([{ eventId: "evt_poison", attempts: 1, lastError: "poison" }]);
    }));

  it("waits while Stripe is away without counting it as a try, and reads the event when Stripe is back", () =>
    withCommits(worker, async (ctx) => {
      await receiveSigned(ctx, { id: "evt_1", object: { id: "cs_1" } });
      for (let outage = 0; outage < 9; outage += 1) {
        const away = () => Promise.reject(unavailable("payment-unavailable", "away"));
        expect(await workInbox(ctx, away)).toEqual({ done: 0, failed: 1 });
        const [row] = await ctx.db.select().from(webhookInbox);
        expect(row?.attempts).toBe(0);
        expect((row?.nextAt.getTime() ?? Infinity) - Date.now()).toBeLessThan(60_000);
        await makeDue(ctx);
      }
      expect(await workInbox(ctx, () => Promise.resolve())).toEqual({ done: 1, failed: 0 });
    }));

  it("gives an event up after five tries, tells people once, and nobody reads it again", () =>
    withCommits(worker, async (ctx) => {
      await receiveSigned(ctx, { id: "evt_1", object: { id: "cs_1" } });
      for (let count = 1; count <= 5; count += 1) {
        expect(await workInbox(ctx, () => Promise.reject(new Error("poison")))).toEqual({ done: 0, failed: 1 });
        await makeDue(ctx);
      }
      expect(await workInbox(ctx, () => Promise.resolve())).toEqual({ done: 0, failed: 0 });
      const raised = await ctx.db.select().from(tasks);
      expect(raised).toMatchObject([{ kind: "event_given_up", ref: "evt_1", details: { error: "poison" } }]);
    }));

  it("leaves an event to its reader for longer than Stripe takes to hang", () =>
    withCommits(worker, async (ctx) => {
      await receiveSigned(ctx, { id: "evt_1", object: { id: "cs_1" } });
      await workInbox(ctx, async () => {
        const [row] = await ctx.db.select().from(webhookInbox);
        expect((row?.nextAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(90_000);
      });
    }));
});

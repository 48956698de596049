import { describe, expect, it } from "vitest";
import { webhookInbox } from "@/lib/db/schema/payments";
import { withCommits } from "@/lib/testing/database";
import { receiveSigned } from "@/lib/testing/webhook";
import { workInbox } from "./work-inbox";

const worker = { kind: "system", job: "test" } as const;

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
});

import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { webhookInbox } from "@/lib/db/schema/payments";
import { withCommits } from "@/lib/testing/database";
import { chanceOf } from "./chance";
import { runMortal, watchDriver } from "./mortals";

watchDriver();
const system = { kind: "system", job: "test" } as const;
const write = ({ db }: Pick<Context, "db">, eventId: string) =>
  db.insert(webhookInbox).values({ eventId, type: "test", objectId: "test", livemode: false, payload: {} });

/** Dies at the edge of this number, counted from the first. */
function diesAt(edge: number) {
  let met = 0;
  return { chance: { ...chanceOf(1, "test"), is: () => (met += 1) === edge }, odds: 1 };
}

describe("runMortal", () => {
  it.each([
    { edge: 1, when: "right before a commit", left: 0 },
    { edge: 2, when: "right after a commit", left: 1 },
  ])("dies $when, and nothing that catches it reaches the database", ({ edge, left }) =>
    withCommits(
      system,
      async (ctx) => {
        const { isDead } = await runMortal(diesAt(edge), async () => {
          await ctx.db.transaction((db) => write({ db }, "first")).catch(() => write(ctx, "in a catch"));
        });
        expect([isDead, await ctx.db.$count(webhookInbox)]).toEqual([true, left]);
        // The only connection was given back or replaced.
        await ctx.db.execute(sql`select 1`);
      },
      { poolSize: 1 },
    ),
  );

  it("dies at statements that commit alone, too, and not at those that only read", () =>
    withCommits(system, async (ctx) => {
      const reads = await runMortal(diesAt(1), () => ctx.db.$count(webhookInbox));
      const writes = await runMortal(diesAt(2), () => write(ctx, "alone"));
      expect([reads, writes, await ctx.db.$count(webhookInbox)]).toEqual([
        { isDead: false, value: 0 },
        { isDead: true },
        1,
      ]);
    }));
});

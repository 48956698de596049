import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import type { Context } from "@/lib/db/context";
import { holds, stock } from "@/lib/db/schema/inventory";
import { withCommits } from "@/lib/testing/database";
import { createVariant } from "@/lib/testing/factories";
import { reserveStock } from "./reserve-stock";

const shop = { kind: "system", job: "test" } as const;

/** One checkout's hold, in a transaction of its own. */
const reserve = (ctx: Context, lines: { variantId: string; quantity: number }[]) =>
  ctx.db.transaction((db) => reserveStock({ ...ctx, db }, newId(), { lines, holdSeconds: 600 }));

const reserved = async ({ db }: Context, variantId: string) =>
  (await db.select().from(stock).where(eq(stock.variantId, variantId)))[0]?.reserved;

describe("reserveStock", () => {
  it("counts two lines of one variant together: what each alone could have is refused to both", () =>
    withCommits(shop, async (ctx) => {
      const { variantId } = await createVariant(ctx, { onHand: 3 });
      const line = { variantId, quantity: 2 };
      await expect(reserve(ctx, [line, line])).rejects.toMatchObject({ reason: "out-of-stock" });
      expect(await reserved(ctx, variantId)).toBe(0);
      await reserve(ctx, [line, { variantId, quantity: 1 }]);
      expect(await ctx.db.select().from(holds)).toMatchObject([{ variantId, quantity: 3, state: "live" }]);
    }));

  it("holds exactly 50 of 50 for 100 checkouts at once that each have one variant on two lines", () =>
    withCommits(shop, async (ctx) => {
      const { variantId } = await createVariant(ctx, { onHand: 50 });
      const line = { variantId, quantity: 1 };
      const answers = await Promise.allSettled(Array.from({ length: 100 }, () => reserve(ctx, [line, line])));
      expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(25);
      expect(await reserved(ctx, variantId)).toBe(50);
    }));

  it("lets nobody wait for one another in a circle, however the lines are sorted", () =>
    withCommits(shop, async (ctx) => {
      const made = await Promise.all(Array.from({ length: 6 }, () => createVariant(ctx, { onHand: 150 })));
      const lines = made.map(({ variantId }) => ({ variantId, quantity: 1 }));
      const turned = (by: number) => [...lines.slice(by % 6), ...lines.slice(0, by % 6)];
      const all = Array.from({ length: 150 }, (_, by) => (by % 2 === 0 ? turned(by) : turned(by).reverse()));
      await Promise.all(all.map((some) => reserve(ctx, some)));
      for (const { variantId } of made) expect(await reserved(ctx, variantId)).toBe(150);
    }));
});

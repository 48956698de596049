import { describe, expect, it } from "vitest";
import { asShopper } from "@/lib/testing/checkout";
import { withCommits, withContext } from "@/lib/testing/database";
import { createVariant } from "@/lib/testing/factories";
import { addLines } from "./commands/add-lines";
import { AddedLines } from "./contract";
import { getCart } from "./queries";

const visitor = { kind: "visitor" } as const;
const one = (variantId: string) => ({ variantId, quantity: 1 });

describe("addLines", () => {
  it("puts every line in, on top of what is there, and remembers the price", () =>
    withContext(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const [cup, bowl] = [await createVariant(ctx), await createVariant(ctx, { priceAmount: 20_000 })];
      await addLines(shopper, [one(cup.variantId)]);
      const answer = await addLines(shopper, [one(bowl.variantId), { variantId: cup.variantId, quantity: 2 }]);
      expect(answer).toEqual({ added: [bowl.variantId, cup.variantId], refused: [] });
      const { lines } = AddedLines.parse({ ...answer, cart: await getCart(shopper, "th") }).cart;
      const quantities = new Map(lines.map(({ variantId, quantity }) => [variantId, quantity]));
      expect(quantities).toEqual(new Map([[cup.variantId, 3], [bowl.variantId, 1]])); // prettier-ignore
      expect(lines.find(({ variantId }) => variantId === bowl.variantId)?.seenPrice.amount).toBe(20_000);
    }));

  it("says which lines are not in and why, and puts the others in all the same", () =>
    withContext(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const [cup, gone] = [await createVariant(ctx), await createVariant(ctx, { onHand: 0 })];
      const draft = await createVariant(ctx, { status: "draft" });
      const unknown = crypto.randomUUID();
      const answer = await addLines(shopper, [gone.variantId, unknown, cup.variantId, draft.variantId].map(one));
      expect(answer.added).toEqual([cup.variantId]);
      expect(answer.refused).toEqual([
        { variantId: gone.variantId, reason: "out-of-stock" },
        { variantId: unknown, reason: "not-found" },
        { variantId: draft.variantId, reason: "not-found" },
      ]);
      expect((await getCart(shopper, "th")).count).toBe(1);
    }));

  it("opens no bag when nothing can be had", () =>
    withContext(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const { variantId } = await createVariant(ctx, { onHand: 0 });
      expect((await addLines(shopper, [one(variantId)])).added).toEqual([]);
      expect((await getCart(shopper, "th")).lines).toEqual([]);
    }));

  it("stops at ninety-nine of a variant", () =>
    withContext(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const { variantId } = await createVariant(ctx);
      for (let press = 0; press < 2; press += 1) await addLines(shopper, [{ variantId, quantity: 60 }]);
      expect((await getCart(shopper, "th")).count).toBe(99);
    }));

  it("loses nothing and blocks nobody when many batches come at once in different orders", () =>
    withCommits(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const made = [await createVariant(ctx), await createVariant(ctx), await createVariant(ctx)];
      const lines = made.map(({ variantId }) => one(variantId));
      const batches = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? lines : lines.toReversed()));
      await Promise.all(batches.map((batch) => addLines(shopper, batch)));
      const bag = await getCart(shopper, "th");
      expect(bag.lines.map(({ quantity }) => quantity)).toEqual([10, 10, 10]);
    }));

  it("refuses a visitor", () =>
    withContext(visitor, async (ctx) => {
      const { variantId } = await createVariant(ctx);
      await expect(addLines(ctx, [one(variantId)])).rejects.toMatchObject({ code: "forbidden" });
    }));
});

import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { removeAddress } from "@/lib/accounts";
import { undoOrder } from "@/lib/checkout";
import type { Context } from "@/lib/db/context";
import { orders } from "@/lib/db/schema/orders";
import { removeCard } from "@/lib/payments";
import { withCommits } from "@/lib/testing/database";
import { readTap, tapOn, turnCard, withSavedCard } from "@/lib/testing/one-tap";
import { sandbox } from "@/lib/testing/stripe";
import { buyWithOneTap } from "./commands/buy-with-one-tap";
import { findAccount } from "./queries";

const visitor = { kind: "visitor" } as const;
const charged = () => sandbox.state().charges["succeeded"] ?? 0;
const countOrders = ({ db }: Context) => db.$count(orders);

describe("the key of a tap", () => {
  it("finds what a tap bought when its repeat comes late, also once it was undone, and none of another browser", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, shop } = await withSavedCard(ctx);
      const key = crypto.randomUUID();
      const before = charged();
      const first = await buyWithOneTap(shopper, tapOn(shop), key);
      if (first.state !== "paid") throw new Error(first.state);
      const { checkoutId } = await readTap(ctx, first.orderToken);
      await ctx.db.execute(
        sql`update checkouts set created_at = now() - interval '10 minutes' where id = ${checkoutId}`,
      );
      expect(await buyWithOneTap(shopper, tapOn(shop), key)).toEqual(first);
      await undoOrder(shopper, first.orderToken);
      expect(await buyWithOneTap(shopper, tapOn(shop), key)).toEqual(first);
      expect([charged() - before, await countOrders(ctx)]).toEqual([1, 2]);
      expect(await buyWithOneTap(shopper, tapOn(shop), crypto.randomUUID())).toMatchObject({ state: "paid" });
      expect(charged() - before).toBe(2);
    }));

  it("finds it also when the price is another, the goods are gone, and card and address are removed since", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, shop } = await withSavedCard(ctx, { onHand: 2 });
      const account = await findAccount(shopper);
      const [card, address] = [account?.cards[0]?.id ?? "", account?.addresses[0]?.id ?? ""];
      const tap = tapOn(shop, { cardId: card, addressId: address });
      const key = crypto.randomUUID();
      const first = await buyWithOneTap(shopper, tap, key);
      await ctx.db.execute(sql`update checkouts set created_at = now() - interval '10 minutes' where tap_key = ${key}`);
      await ctx.db.execute(sql`update prices set amount = amount + 100 where variant_id = ${shop.variantId}`);
      await removeAddress(shopper, address);
      await removeCard(shopper, card);
      expect(await buyWithOneTap(shopper, tap, key)).toEqual(first);
      expect(await countOrders(ctx)).toBe(2);
    }));

  it("goes on where it was when its process died before the bank was asked, and after it", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, shop } = await withSavedCard(ctx);
      for (const held of ["error_500", "drop_answer"] as const) {
        const key = crypto.randomUUID();
        const before = charged();
        sandbox.setFaults({ api: [{ method: "POST", path: "/v1/payment_intents", action: held, times: 9 }] });
        expect(await buyWithOneTap(shopper, tapOn(shop), key)).toMatchObject({ state: "open" });
        sandbox.setFaults({});
        await ctx.db.execute(sql`update checkouts set created_at = now() - interval '1 minute' where tap_key = ${key}`);
        expect(await buyWithOneTap(shopper, tapOn(shop), key)).toMatchObject({ state: "paid" });
        expect(charged() - before).toBe(1);
        await ctx.db.execute(sql`update checkouts set created_at = now() - interval '1 hour' where tap_key = ${key}`);
      }
    }));

  it("may be repeated under its key when it bought nothing", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, shop } = await withSavedCard(ctx);
      const key = crypto.randomUUID();
      turnCard("pm_card_visa_chargeDeclined");
      await expect(buyWithOneTap(shopper, tapOn(shop), key)).rejects.toMatchObject({ reason: "card-declined" });
      turnCard("pm_card_visa");
      expect(await buyWithOneTap(shopper, tapOn(shop), key)).toMatchObject({ state: "paid" });
    }));
});

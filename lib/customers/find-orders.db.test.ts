import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { recognizeCustomer } from "@/lib/accounts";
import type { Context } from "@/lib/db/context";
import { customers, emailCodes } from "@/lib/db/schema/accounts";
import { orders } from "@/lib/db/schema/orders";
import { outbox } from "@/lib/db/schema/outbox";
import { asShopper } from "@/lib/testing/checkout";
import { asCustomer, BROWSER, isConfirmed, readCode } from "@/lib/testing/customers";
import { withCommits } from "@/lib/testing/database";
import { tapOn, withSavedCard } from "@/lib/testing/one-tap";
import { buyWithOneTap } from "./commands/buy-with-one-tap";
import { confirmOrders, findOrders } from "./commands/find-orders";
import { findAccount } from "./queries";

const visitor = { kind: "visitor" } as const;
const BUYER = "somsri@example.com";
const browser = { userAgent: BROWSER, locale: "th" } as const;

async function find(ctx: Context, shopper: Context, isToRemember = false) {
  await findOrders(shopper, BUYER, "th");
  return confirmOrders(shopper, { code: await readCode(ctx, BUYER), isToRemember }, browser);
}

describe("findOrders", () => {
  it("does the same for an address with orders and for one without", () =>
    withCommits(visitor, async (ctx) => {
      await withSavedCard(ctx);
      const shopper = await asShopper(ctx);
      const before = await ctx.db.$count(outbox);
      await findOrders(shopper, BUYER, "th");
      await findOrders(shopper, "nobody@example.com", "th");
      expect(await ctx.db.$count(emailCodes)).toBe(2);
      expect((await ctx.db.$count(outbox)) - before).toBe(2);
    }));

  it("is refused to a device, and for an address, that asks too often", () =>
    withCommits(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      for (let asks = 0; asks < 6; asks += 1) await findOrders(shopper, BUYER, "th");
      const limited = { code: "rate_limited" };
      await expect(findOrders(shopper, "other@example.com", "th")).rejects.toMatchObject(limited);
      await expect(findOrders(await asShopper(ctx), BUYER.toUpperCase(), "th")).rejects.toMatchObject(limited);
    }));
});

describe("confirmOrders", () => {
  it("shows the orders of the proved address alone, and remembers nobody who did not ask", () =>
    withCommits(visitor, async (ctx) => {
      await withSavedCard(ctx);
      await ctx.db.update(orders).set({ customerId: null });
      const found = await find(ctx, await asShopper(ctx));
      expect(found).toMatchObject({ orders: [{ state: "placed", total: { amount: 55_000 } }], token: null });
      expect(await ctx.db.$count(customers)).toBe(1);
    }));

  it("joins two customers who proved one address: the second device buys with the first one's card", () =>
    withCommits(visitor, async (ctx) => {
      const one = await withSavedCard(ctx);
      await find(ctx, one.shopper);
      expect(await isConfirmed(ctx, one.customerId)).toBe(true);
      const two = await asCustomer(ctx, BUYER);
      await find(ctx, two.shopper);
      const joined = await recognizeCustomer(ctx.db, { deviceId: two.deviceId, token: two.token });
      expect(joined?.customerId).toBe(one.customerId);
      expect(await ctx.db.$count(customers)).toBe(1);
      const actor = { kind: "device", deviceId: two.deviceId, customerId: one.customerId } as const;
      const shopper = { ...ctx, actor };
      expect(await findAccount(shopper)).toMatchObject({ cards: [{ last4: "4242" }], devices: [{}, {}] });
      expect(await buyWithOneTap(shopper, tapOn(one.shop))).toMatchObject({ state: "paid" });
    }));

  it("remembers a device for the owner of the address, with what was bought under it on any device", () =>
    withCommits(visitor, async (ctx) => {
      const { customerId } = await withSavedCard(ctx);
      const shopper = await asShopper(ctx);
      const { token } = await find(ctx, shopper, true);
      if (shopper.actor.kind !== "device") throw new Error("no device");
      const { deviceId } = shopper.actor;
      const known = await recognizeCustomer(ctx.db, { deviceId, token: token ?? "" });
      // Nobody had proved the address: whoever typed it first is not who reads its mail.
      expect(known?.customerId).not.toBe(customerId);
      const actor = { kind: "device", deviceId, customerId: known?.customerId ?? "" } as const;
      expect(await findAccount({ ...ctx, actor })).toMatchObject({
        ...{ email: BUYER, isEmailConfirmed: true, orders: [{ state: "placed" }], cards: [] },
      });
    }));

  it("proves nothing about a customer with another address", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, customerId } = await asCustomer(ctx, "other@example.com");
      await find(ctx, shopper);
      expect(await isConfirmed(ctx, customerId)).toBe(false);
      expect(await ctx.db.$count(customers, eq(customers.email, "other@example.com"))).toBe(1);
    }));
});

import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { forgetDevices } from "@/lib/accounts";
import { addLine } from "@/lib/cart";
import type { Context } from "@/lib/db/context";
import { devices } from "@/lib/db/schema/accounts";
import { checkouts } from "@/lib/db/schema/checkout";
import { orders } from "@/lib/db/schema/orders";
import { webhookInbox } from "@/lib/db/schema/payments";
import { forgetEvents } from "@/lib/payments";
import { asShopper, buyNow, CONTACT, createShop, passTime } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { createDevice, createVariant } from "@/lib/testing/factories";
import { payOnPage } from "@/lib/testing/stripe";
import { receiveSigned } from "@/lib/testing/webhook";
import { checkInvariants } from "../invariants";
import { closeCheckout } from "./close-checkout";
import { forgetBuyers } from "./forget-buyers";
import { settleCheckout } from "./settle-checkout";
import { startCheckout } from "./start-checkout";

const worker = { kind: "system", job: "test" } as const;
const MONTH_MINUTES = 31 * 24 * 60;
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

async function open(ctx: Context) {
  return startCheckout(await asShopper(ctx), buyNow(await createShop(ctx, { onHand: 1 })));
}

describe("forgetBuyers", () => {
  it("blanks after a month who did not buy, leaves orders and what is open, and breaks no books", () =>
    withCommits(worker, async (ctx) => {
      const [left, fresh, paying, bought] = [await open(ctx), await open(ctx), await open(ctx), await open(ctx)];
      for (const { checkoutId } of [left, fresh]) await closeCheckout(ctx, checkoutId);
      await payOnPage(bought.url);
      await settleCheckout(ctx, bought.checkoutId);
      for (const { checkoutId } of [left, paying, bought]) await passTime(ctx, checkoutId, MONTH_MINUTES);
      await forgetBuyers(ctx);
      const nameOf = async (id: string) =>
        (await ctx.db.select().from(checkouts).where(eq(checkouts.id, id)))[0]?.contact.name;
      expect(await nameOf(left.checkoutId)).toBe("");
      for (const { checkoutId } of [fresh, paying, bought]) expect(await nameOf(checkoutId)).toBe(CONTACT.name);
      const [order] = await ctx.db.select().from(orders);
      expect(order?.contact).toEqual(CONTACT);
      const rows = await checkInvariants(ctx, { isAccountShared: true });
      // The one that is still being paid is older than its hold here.
      expect(rows.filter(({ broken }) => broken > 0).map(({ id }) => id)).toEqual(["I2"]);
    }));
});

describe("forgetEvents", () => {
  it("removes events read a month ago, and keeps what nobody could read", () =>
    withCommits(worker, async (ctx) => {
      for (const id of ["evt_old", "evt_new", "evt_dead"]) await receiveSigned(ctx, { id, object: { id: "cs_1" } });
      const set = (id: string, processedAt: Date | null) =>
        ctx.db
          .update(webhookInbox)
          .set({ processedAt, receivedAt: daysAgo(40) })
          .where(eq(webhookInbox.eventId, id));
      await set("evt_old", daysAgo(32));
      await set("evt_new", daysAgo(30));
      await set("evt_dead", null);
      await forgetEvents(ctx);
      const rows = await ctx.db.select({ id: webhookInbox.eventId }).from(webhookInbox);
      expect(rows.map(({ id }) => id).sort()).toEqual(["evt_dead", "evt_new"]);
    }));
});

describe("forgetDevices", () => {
  it("removes after a month who keeps nothing, after their cookie all others, and never a buyer", () =>
    withCommits(worker, async (ctx) => {
      const { variantId } = await createVariant(ctx);
      const age = (id: string, days: number) =>
        ctx.db
          .update(devices)
          .set({ createdAt: daysAgo(days) })
          .where(eq(devices.id, id));
      const bagOf = async (days: number) => {
        const shopper = await asShopper(ctx);
        await addLine(shopper, { variantId, quantity: 1 });
        const id = shopper.actor.kind === "device" ? shopper.actor.deviceId : "";
        await age(id, days);
        return id;
      };
      const [empty, fresh] = [(await createDevice(ctx)).id, (await createDevice(ctx)).id];
      await age(empty, 31);
      await age(fresh, 29);
      const [withBag, gone] = [await bagOf(31), await bagOf(401)];
      const { checkoutId } = await open(ctx);
      const [buyer] = await ctx.db.select().from(checkouts).where(eq(checkouts.id, checkoutId));
      await age(buyer?.deviceId ?? "", 500);
      await forgetDevices(ctx);
      const left = (await ctx.db.select({ id: devices.id }).from(devices)).map(({ id }) => id).sort();
      expect(left).toEqual([fresh, withBag, buyer?.deviceId].sort());
      expect([empty, gone].some((id) => left.includes(id))).toBe(false);
    }));
});

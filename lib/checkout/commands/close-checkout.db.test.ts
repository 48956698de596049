import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import { holds, stock } from "@/lib/db/schema/inventory";
import { payments } from "@/lib/db/schema/payments";
import { asShopper, buyNow, createShop, passTime } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { payOnPage, sandbox } from "@/lib/testing/stripe";
import { closeCheckout } from "./close-checkout";
import { readEvent } from "./read-event";
import { settleCheckout } from "./settle-checkout";
import { startCheckout } from "./start-checkout";
import { sweepCheckouts } from "./sweep-checkouts";

const visitor = { kind: "visitor" } as const;
const PAGES = { method: "POST", path: "/v1/checkout/sessions" } as const;

async function stockOf({ db }: Context, variantId: string) {
  const [row] = await db.select().from(stock).where(eq(stock.variantId, variantId));
  return { onHand: row?.onHand, reserved: row?.reserved };
}

/** A checkout whose page was never opened, as after a fault of Stripe or a kill of this process. */
async function failToStart(ctx: Context, action: "error_500" | "drop_answer") {
  const shop = await createShop(ctx, { onHand: 1 });
  sandbox.setFaults({ api: [{ action, ...PAGES, times: 3 }] });
  await startCheckout(await asShopper(ctx), buyNow(shop)).catch(() => undefined);
  sandbox.setFaults({});
  const [open] = await ctx.db.select({ id: checkouts.id }).from(checkouts);
  return { ...shop, checkoutId: open?.id ?? "" };
}

const countPages = () => Object.values(sandbox.state().sessions).reduce((sum, count) => sum + count, 0);

describe("closeCheckout", () => {
  it("releases the stock only after the page is gone", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const { checkoutId, url } = await startCheckout(await asShopper(ctx), buyNow(shop));
      expect(await closeCheckout(ctx, checkoutId)).toBe("expired");
      expect(await payOnPage(url)).not.toBe(303);
      expect(await stockOf(ctx, shop.variantId)).toEqual({ onHand: 1, reserved: 0 });
    }));

  it("gives the order to a buyer who paid before the page was taken away", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const { checkoutId, url } = await startCheckout(await asShopper(ctx), buyNow(shop));
      await payOnPage(url);
      expect(await closeCheckout(ctx, checkoutId)).toBe("paid");
      expect(await stockOf(ctx, shop.variantId)).toEqual({ onHand: 0, reserved: 0 });
    }));

  it("keeps the hold while Stripe cannot confirm that the page is gone", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const { checkoutId } = await startCheckout(await asShopper(ctx), buyNow(shop));
      sandbox.setFaults({ api: [{ action: "error_500", times: 8 }] });
      await expect(closeCheckout(ctx, checkoutId)).rejects.toMatchObject({ reason: "payment-unavailable" });
      expect(await stockOf(ctx, shop.variantId)).toEqual({ onHand: 1, reserved: 1 });
      sandbox.setFaults({});
      expect(await closeCheckout(ctx, checkoutId)).toBe("expired");
    }));

  it("finds by its key the page whose answer never came, and takes it away", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const shopper = await asShopper(ctx);
      sandbox.setFaults({ api: [{ action: "drop_answer", method: "POST", path: "/v1/checkout/sessions", times: 3 }] });
      await startCheckout(shopper, buyNow(shop)).catch(() => undefined);
      sandbox.setFaults({});
      const [open] = await ctx.db.select({ id: checkouts.id }).from(checkouts);
      expect(await closeCheckout(ctx, open?.id ?? "")).toBe("expired");
      expect(
        await ctx.db
          .select()
          .from(holds)
          .where(sql`${holds.state} = 'live'`),
      ).toEqual([]);
    }));

  it("releases, when its time is over, the stock of a checkout that Stripe never heard of, and asks for no page", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId, variantId } = await failToStart(ctx, "error_500");
      const before = countPages();
      await passTime(ctx, checkoutId, 11);
      expect(await sweepCheckouts(ctx)).toEqual({ done: 1, failed: 0 });
      expect(await stockOf(ctx, variantId)).toEqual({ onHand: 1, reserved: 0 });
      expect(countPages()).toBe(before);
    }));

  it("takes away, when its time is over, the page whose answer never came", () =>
    withCommits(visitor, async (ctx) => {
      const { checkoutId, variantId } = await failToStart(ctx, "drop_answer");
      await passTime(ctx, checkoutId, 4);
      const { open = 0 } = sandbox.state().sessions;
      expect(await closeCheckout(ctx, checkoutId)).toBe("expired");
      expect(sandbox.state().sessions["open"] ?? 0).toBe(open - 1);
      expect(await stockOf(ctx, variantId)).toEqual({ onHand: 1, reserved: 0 });
    }));

  it("tells nobody the address of a page that Stripe makes only after the checkout was closed", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const { open = 0 } = sandbox.state().sessions;
      sandbox.setFaults({ api: [{ action: "hold", ...PAGES, times: 1, holdMs: 1_500 }] });
      const pressing = startCheckout(await asShopper(ctx), buyNow(shop));
      const refused = expect(pressing).rejects.toMatchObject({ reason: "checkout-expired" });
      await expect.poll(() => sandbox.remainingFaults().api).toEqual([]);
      const [checkout] = await ctx.db.select({ id: checkouts.id }).from(checkouts);
      expect(await closeCheckout(ctx, checkout?.id ?? "")).toBe("expired");
      await refused;
      expect(sandbox.state().sessions["open"] ?? 0).toBe(open);
      expect(await stockOf(ctx, shop.variantId)).toEqual({ onHand: 1, reserved: 0 });
    }));

  it("holds the stock while a bank decides about a delayed payment, and releases it when the bank says no", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 1 });
      const { checkoutId } = await startCheckout(await asShopper(ctx), buyNow(shop));
      const [payment] = await ctx.db.select().from(payments).where(eq(payments.checkoutId, checkoutId));
      const sessionId = payment?.stripeSessionId ?? "";
      sandbox.delayPayment(sessionId);
      expect(await closeCheckout(ctx, checkoutId)).toBe("expiring");
      expect(await stockOf(ctx, shop.variantId)).toEqual({ onHand: 1, reserved: 1 });
      sandbox.failDelayedPayment(sessionId);
      const object = { id: sessionId, object: "checkout.session", client_reference_id: checkoutId };
      await readEvent(ctx, { eventId: "evt_no", type: "checkout.session.async_payment_failed", object });
      expect(await settleCheckout(ctx, checkoutId)).toBe("expired");
      expect(await stockOf(ctx, shop.variantId)).toEqual({ onHand: 1, reserved: 0 });
    }));
});

describe("sweepCheckouts", () => {
  it("closes everything that is due, in one run, past those that cannot be closed", () =>
    withCommits(visitor, async (ctx) => {
      const shop = await createShop(ctx, { onHand: 230 });
      const form = buyNow(shop);
      const made = [];
      for (let count = 0; count < 230; count += 10) {
        const shoppers = await Promise.all(Array.from({ length: 10 }, () => asShopper(ctx)));
        made.push(...(await Promise.all(shoppers.map((shopper) => startCheckout(shopper, form)))));
      }
      await ctx.db.execute(sql`update checkouts set expires_at = now() - interval '1 minute'`);
      // The first page of the list, whole, is unknown to Stripe.
      const first = sql`select id from checkouts order by expires_at, id limit 200`;
      await ctx.db.execute(sql`update payments set stripe_session_id = 'cs_gone_' || checkout_id
        where checkout_id in (${first})`);
      expect(await sweepCheckouts(ctx)).toEqual({ done: 30, failed: 200 });
      expect(await stockOf(ctx, shop.variantId)).toEqual({ onHand: 230, reserved: 200 });
    }));
});

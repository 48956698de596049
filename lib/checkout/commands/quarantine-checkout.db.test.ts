import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import { stock } from "@/lib/db/schema/inventory";
import { orders } from "@/lib/db/schema/orders";
import { outbox } from "@/lib/db/schema/outbox";
import { money, payments, refunds } from "@/lib/db/schema/payments";
import { tasks } from "@/lib/db/schema/tasks";
import { stripe } from "@/lib/payments/stripe";
import { asShopper, buyNow, createShop } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { payOnPage } from "@/lib/testing/stripe";
import { checkInvariants } from "../invariants";
import { settleCheckout } from "./settle-checkout";
import { startCheckout } from "./start-checkout";
import { sweepCheckouts } from "./sweep-checkouts";

const shop = { kind: "system", job: "test" } as const;

type Odd = { amount?: number; currency?: string; owner?: string };

/** A checkout whose page asks for something else than we did, and is paid. */
async function payOddPage(ctx: Context, { amount = 55_000, currency = "thb", owner }: Odd) {
  const shop = await createShop(ctx, { onHand: 2 });
  const { checkoutId } = await startCheckout(await asShopper(ctx), buyNow(shop));
  const metadata = { checkout_id: owner ?? checkoutId };
  const session = await stripe.checkout.sessions.create({
    ...{ mode: "payment", success_url: "http://localhost:3000/th", metadata, payment_intent_data: { metadata } },
    client_reference_id: owner ?? checkoutId,
    line_items: [{ quantity: 1, price_data: { currency, unit_amount: amount, product_data: { name: "Cup" } } }],
  });
  await ctx.db.update(payments).set({ stripeSessionId: session.id }).where(eq(payments.checkoutId, checkoutId));
  expect(await payOnPage(session.url ?? "")).toBe(303);
  return { checkoutId, variantId: shop.variantId };
}

const stateOf = async ({ db }: Context, id: string) =>
  (await db.select({ state: checkouts.state }).from(checkouts).where(eq(checkouts.id, id)))[0]?.state;

describe("settleCheckout, for a payment that is not the one that was asked for", () => {
  it.each([
    { odd: { amount: 4_000 }, paid: { amount: 4_000, currency: "THB" } },
    { odd: { amount: 90_000 }, paid: { amount: 90_000, currency: "THB" } },
    { odd: { currency: "usd" }, paid: { amount: 55_000, currency: "USD" } },
  ])("books what was paid ($paid.amount $paid.currency) and gives all of it back, without an order", ({ odd, paid }) =>
    withCommits(shop, async (ctx) => {
      const { checkoutId, variantId } = await payOddPage(ctx, odd);
      expect(await settleCheckout(ctx, checkoutId)).toBe("quarantined");
      expect(await settleCheckout(ctx, checkoutId)).toBe("quarantined");
      const [left] = await ctx.db.select().from(stock).where(eq(stock.variantId, variantId));
      expect(left).toMatchObject({ onHand: 2, reserved: 0 });
      expect(await ctx.db.select().from(tasks)).toMatchObject([
        { kind: "payment_quarantined", ref: checkoutId, details: { paid: { amount: paid.amount }, goesBack: paid } },
      ]);
      await sweepCheckouts(ctx);
      await sweepCheckouts(ctx);
      expect(await stateOf(ctx, checkoutId)).toBe("refunded");
      expect(await ctx.db.select().from(refunds)).toMatchObject([
        { ...paid, reason: "quarantined", state: "succeeded" },
      ]);
      const booked = await ctx.db.select({ amount: money.amount, currency: money.currency }).from(money);
      expect(booked).toEqual([paid, { ...paid, amount: -paid.amount }]);
      expect(await ctx.db.$count(orders)).toBe(0);
      expect(await ctx.db.select().from(outbox)).toMatchObject([
        { kind: "payment_returned", ref: checkoutId, payload: paid },
      ]);
      const books = await checkInvariants(ctx, { isAccountShared: true });
      expect(books.filter(({ broken }) => broken > 0)).toEqual([]);
    }),
  );

  it("leaves another's payment to a person: no entry, no refund, no mail", () =>
    withCommits(shop, async (ctx) => {
      const { checkoutId } = await payOddPage(ctx, { owner: crypto.randomUUID() });
      expect(await settleCheckout(ctx, checkoutId)).toBe("quarantined");
      await sweepCheckouts(ctx);
      expect(await stateOf(ctx, checkoutId)).toBe("quarantined");
      for (const table of [money, refunds, outbox, orders]) expect(await ctx.db.$count(table)).toBe(0);
      expect(await ctx.db.select().from(tasks)).toMatchObject([
        { kind: "payment_quarantined", details: { why: "it belongs to another checkout", goesBack: null } },
      ]);
    }));
});

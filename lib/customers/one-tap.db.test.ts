import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { removeAddress, revokeDevice } from "@/lib/accounts";
import { closeCheckout, settlePayment } from "@/lib/checkout";
import type { Context } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import { orders } from "@/lib/db/schema/orders";
import { outbox } from "@/lib/db/schema/outbox";
import { savedCards } from "@/lib/db/schema/payments";
import { chooseCard, removeCard } from "@/lib/payments";
import { stripe } from "@/lib/payments/stripe";
import { asCustomer, readCode } from "@/lib/testing/customers";
import { withCommits } from "@/lib/testing/database";
import { piecesOf, tapOn, turnCard, withSavedCard } from "@/lib/testing/one-tap";
import { sandbox } from "@/lib/testing/stripe";
import { createVariant } from "@/lib/testing/factories";
import { buyWithOneTap } from "./commands/buy-with-one-tap";
import { settleForBuyer } from "./commands/settle-for-buyer";
import { findAccount, findOneTap } from "./queries";

const visitor = { kind: "visitor" } as const;
const NOT_FOUND = { code: "not_found" };

const answerAtBank = async (url: string, action: "accept" | "refuse") => {
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams({ action }), redirect: "manual" });
  return new URL(answer.headers.get("location") ?? "").searchParams.get("checkout") ?? "";
};
const charged = () => sandbox.state().charges["succeeded"] ?? 0;
const countOrders = ({ db }: Context) => db.$count(orders);

describe("settleForBuyer", () => {
  it("keeps card, address and browser of who asked for it, once it is paid", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, shop, token, stranger, sessionId } = await withSavedCard(ctx);
      expect(token).not.toBeNull();
      expect(await findAccount(shopper)).toMatchObject({
        isEmailConfirmed: false,
        orders: [{ state: "placed" }],
        addresses: [{ isDefault: true, label: "" }],
        cards: [{ brand: "visa", last4: "4242", isDefault: true, isExpired: false }],
        devices: [{ isThis: true, name: "Chrome · Android" }],
      });
      expect(await findOneTap(shopper, { variant: shop.variantId, quantity: 1 }, "th")).toMatchObject({
        ...{ total: { amount: 55_000 }, isCodeNeeded: false, card: { last4: "4242" } },
      });
      expect(await findOneTap(stranger, { variant: shop.variantId, quantity: 1 }, "th")).toBeNull();
      await settleForBuyer(stranger, { sessionId }, "");
      expect(await ctx.db.$count(savedCards)).toBe(1);
    }));

  it("does not remember the browser that only brought the buyer back", () =>
    withCommits(visitor, async (ctx) => {
      const { sessionId } = await withSavedCard(ctx);
      const other = await asCustomer(ctx);
      expect((await settleForBuyer(other.shopper, { sessionId }, "")).token).toBeNull();
    }));

  it("does not bring a removed card or a revoked browser back", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, stranger, sessionId } = await withSavedCard(ctx);
      const account = await findAccount(shopper);
      await removeCard(shopper, account?.cards[0]?.id ?? "");
      await revokeDevice(shopper, account?.devices[0]?.id ?? "");
      expect((await settleForBuyer(stranger, { sessionId }, "")).token).toBeNull();
      expect((await findAccount(shopper))?.cards).toEqual([]);
    }));
});

describe("buyWithOneTap", () => {
  it("buys at once: one promise of the bank, one order of the customer, one piece less, and no mail yet", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, shop, customerId } = await withSavedCard(ctx);
      const before = charged();
      const answer = await buyWithOneTap(shopper, tapOn(shop));
      expect(answer).toMatchObject({ state: "paid" });
      expect(charged() - before).toBe(1);
      expect(await piecesOf(ctx, shop)).toEqual([3, 0]);
      expect(await ctx.db.$count(orders, eq(orders.customerId, customerId))).toBe(2);
      expect(await ctx.db.$count(outbox, eq(outbox.kind, "order_confirmation"))).toBe(1);
    }));

  it("makes one order of many taps at once, and of one that comes a moment later", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, shop } = await withSavedCard(ctx);
      const before = charged();
      const taps = await Promise.allSettled(Array.from({ length: 5 }, () => buyWithOneTap(shopper, tapOn(shop))));
      expect(taps.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
      expect(await buyWithOneTap(shopper, tapOn(shop))).toMatchObject({ state: "paid" });
      expect([charged() - before, await countOrders(ctx)]).toEqual([1, 2]);
      expect(await piecesOf(ctx, shop)).toEqual([3, 0]);
    }));

  it.each([
    ["pm_card_visa_chargeDeclined", "card-declined"],
    ["pm_card_visa_chargeDeclinedInsufficientFunds", "card-insufficient-funds"],
    ["pm_card_visa_chargeDeclinedLostCard", "card-declined"],
    ["pm_card_chargeDeclinedExpiredCard", "card-expired"],
    ["pm_card_chargeDeclinedIncorrectCvc", "card-wrong-details"],
    ["pm_card_chargeDeclinedProcessingError", "card-try-again"],
    ["pm_card_visa_chargeDeclinedVelocityLimitExceeded", "card-insufficient-funds"],
  ])("says what helps after %s, holds nothing, and the next tap may work", (bank, reason) =>
    withCommits(visitor, async (ctx) => {
      const { shopper, shop } = await withSavedCard(ctx);
      turnCard(bank);
      await expect(buyWithOneTap(shopper, tapOn(shop))).rejects.toMatchObject({ code: "payment_declined", reason });
      expect([await countOrders(ctx), await piecesOf(ctx, shop)]).toEqual([1, [4, 0]]);
      turnCard("pm_card_visa");
      expect(await buyWithOneTap(shopper, tapOn(shop))).toMatchObject({ state: "paid" });
    }),
  );

  it("lets a device fail five times an hour", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, shop } = await withSavedCard(ctx);
      turnCard("pm_card_visa_chargeDeclined");
      for (let tries = 0; tries < 5; tries += 1) {
        await expect(buyWithOneTap(shopper, tapOn(shop))).rejects.toMatchObject({ code: "payment_declined" });
      }
      await expect(buyWithOneTap(shopper, tapOn(shop))).rejects.toMatchObject({ code: "rate_limited" });
    }));

  it("sends the buyer to the bank when it asks, and books the order after a yes", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, shop } = await withSavedCard(ctx);
      turnCard("pm_card_authenticationRequired");
      const answer = await buyWithOneTap(shopper, tapOn(shop));
      if (answer.state !== "confirm") throw new Error(answer.state);
      const again = await buyWithOneTap(shopper, tapOn(shop));
      expect(again).toEqual(answer);
      const checkout = await answerAtBank(answer.url, "accept");
      expect(await settlePayment(ctx, { checkout })).toMatchObject({ state: "paid", decline: null });
      expect([await countOrders(ctx), await piecesOf(ctx, shop)]).toEqual([2, [3, 0]]);
    }));

  it("lets the goods go when the buyer refuses at the bank, and when they never answer", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, shop } = await withSavedCard(ctx);
      turnCard("pm_card_authenticationRequired");
      const refused = await buyWithOneTap(shopper, tapOn(shop));
      if (refused.state !== "confirm") throw new Error(refused.state);
      const checkout = await answerAtBank(refused.url, "refuse");
      expect(await settlePayment(ctx, { checkout })).toMatchObject({ state: "expired", decline: "not-confirmed" });
      expect(await piecesOf(ctx, shop)).toEqual([4, 0]);
      await buyWithOneTap(shopper, tapOn(shop));
      expect(await piecesOf(ctx, shop)).toEqual([4, 1]);
      const [open] = await ctx.db.select().from(checkouts).where(eq(checkouts.state, "paying"));
      expect(await closeCheckout(ctx, open?.id ?? "")).toBe("expired");
      expect([await countOrders(ctx), await piecesOf(ctx, shop)]).toEqual([1, [4, 0]]);
    }));

  it("knows nothing when Stripe's answer is lost, and charges nothing twice", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, shop } = await withSavedCard(ctx);
      const before = charged();
      sandbox.setFaults({ api: [{ path: "/v1/payment_intents", times: 3, action: "drop_answer" }] });
      const answer = await buyWithOneTap(shopper, tapOn(shop));
      sandbox.setFaults({});
      if (answer.state !== "open") throw new Error(answer.state);
      expect(await settlePayment(ctx, { checkout: answer.checkout })).toMatchObject({ state: "paid" });
      expect(await buyWithOneTap(shopper, tapOn(shop))).toMatchObject({ state: "paid" });
      expect([charged() - before, await countOrders(ctx)]).toEqual([1, 2]);
    }));

  it("is not there for a browser that is not remembered, nor with somebody else's card or address", () =>
    withCommits(visitor, async (ctx) => {
      const one = await withSavedCard(ctx);
      const two = await withSavedCard(ctx);
      const theirs = await findAccount(two.shopper);
      const cardId = theirs?.cards[0]?.id ?? "";
      const addressId = theirs?.addresses[0]?.id ?? "";
      for (const [shopper, change] of [
        [one.stranger, {}],
        [one.shopper, { cardId }],
        [one.shopper, { addressId }],
        [one.shopper, { source: { kind: "variant", variantId: crypto.randomUUID(), quantity: 1 } }],
      ] as const) {
        await expect(buyWithOneTap(shopper, tapOn(one.shop, change))).rejects.toMatchObject(NOT_FOUND);
      }
      await expect(removeCard(one.shopper, cardId)).rejects.toMatchObject(NOT_FOUND);
      await expect(chooseCard(one.shopper, cardId)).rejects.toMatchObject(NOT_FOUND);
      await expect(removeAddress(one.shopper, addressId)).rejects.toMatchObject(NOT_FOUND);
      expect(await findAccount(two.shopper)).toEqual(theirs);
      expect(await countOrders(ctx)).toBe(2);
    }));

  it("refuses another total than the one on the button, sold-out goods, and an expired card, before any charge", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, shop } = await withSavedCard(ctx, { onHand: 2 });
      const before = charged();
      await expect(buyWithOneTap(shopper, tapOn(shop, { expectedTotal: 1 }))).rejects.toMatchObject({
        reason: "price-changed",
      });
      const source = { kind: "variant", variantId: shop.variantId, quantity: 2 } as const;
      await expect(buyWithOneTap(shopper, tapOn(shop, { source, expectedTotal: 105_000 }))).rejects.toMatchObject({
        reason: "out-of-stock",
      });
      await ctx.db.update(savedCards).set({ expYear: 2020 });
      await expect(buyWithOneTap(shopper, tapOn(shop))).rejects.toMatchObject({ reason: "card-expired" });
      expect(charged()).toBe(before);
      expect(await piecesOf(ctx, shop)).toEqual([1, 0]);
    }));

  it("either buys or is refused when its card is removed at the same time; nothing stays held", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, shop } = await withSavedCard(ctx);
      const cardId = (await findAccount(shopper))?.cards[0]?.id ?? "";
      const [tap] = await Promise.allSettled([buyWithOneTap(shopper, tapOn(shop)), removeCard(shopper, cardId)]);
      const isBought = tap.status === "fulfilled";
      expect(await piecesOf(ctx, shop)).toEqual(isBought ? [3, 0] : [4, 0]);
      await expect(buyWithOneTap(shopper, tapOn(shop, { cardId }))).rejects.toMatchObject(NOT_FOUND);
    }));

  it("refuses a card that Stripe no longer keeps", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, shop } = await withSavedCard(ctx);
      await stripe.paymentMethods.detach((await findAccount(shopper))?.cards[0]?.id ?? "");
      await expect(buyWithOneTap(shopper, tapOn(shop))).rejects.toMatchObject({ reason: "card-not-supported" });
      expect(await piecesOf(ctx, shop)).toEqual([4, 0]);
    }));

  it("asks for a mailed code above the limit, and takes it once", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, shop, customerId } = await withSavedCard(ctx);
      const { variantId } = await createVariant(ctx, { priceAmount: 600_000, onHand: 3 });
      const source = { kind: "variant", variantId, quantity: 1 } as const;
      const dear = tapOn(shop, { source, expectedTotal: 605_000 });
      const needed = { reason: "code-needed", values: { email: "s…@example.com" } };
      await expect(buyWithOneTap(shopper, dear)).rejects.toMatchObject(needed);
      await expect(buyWithOneTap(shopper, { ...dear, code: "12345x" })).rejects.toMatchObject({ reason: "code-wrong" });
      const code = await readCode(ctx, "somsri@example.com");
      const key = crypto.randomUUID();
      const bought = await buyWithOneTap(shopper, { ...dear, code }, key);
      expect(bought).toMatchObject({ state: "paid" });
      // Its answer was lost: the repeat is no second purchase, for which the code would be used up.
      expect(await buyWithOneTap(shopper, { ...dear, code }, key)).toEqual(bought);
      expect(await findAccount(shopper)).toMatchObject({ isEmailConfirmed: true });
      await expect(buyWithOneTap(shopper, { ...dear, code })).rejects.toMatchObject({ reason: "code-ended" });
      expect(customerId).not.toBe("");
    }));
});

describe("cards", () => {
  it("have one default, which moves on when it is removed, and are gone at Stripe too", () =>
    withCommits(visitor, async (ctx) => {
      const { shopper, customerId } = await withSavedCard(ctx);
      const row = { customerId, brand: "visa", last4: "5556", expMonth: 1, expYear: 2040 };
      await ctx.db.insert(savedCards).values({ ...row, stripePaymentMethodId: "pm_second" });
      await chooseCard(shopper, "pm_second");
      const cards = (await findAccount(shopper))?.cards ?? [];
      expect(cards.map(({ last4, isDefault }) => [last4, isDefault])).toEqual([
        ["5556", true],
        ["4242", false],
      ]);
      await removeCard(shopper, "pm_second");
      const first = cards[1]?.id ?? "";
      expect((await findAccount(shopper))?.cards).toMatchObject([{ id: first, isDefault: true }]);
      await removeCard(shopper, first);
      expect((await stripe.paymentMethods.retrieve(first)).customer).toBeNull();
      await expect(removeCard(shopper, first)).rejects.toMatchObject(NOT_FOUND);
    }));
});

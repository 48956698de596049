import { setTimeout as sleep } from "node:timers/promises";
import { withDatabase } from "../bench/buying.mjs";
import { expect, HOLD_SECONDS, newBuyer, offer, pressUntilGiven, stockOf, until } from "./shop.mjs";

const PAGES = { method: "POST", path: "/v1/checkout/sessions" };
const sessionsOf = async (shop) => Object.values((await shop.stripe()).sessions).reduce((sum, one) => sum + one, 0);
export const openOf = (shop, variantId) =>
  shop.count(
    "checkouts c join checkout_lines l on l.checkout_id = c.id where l.variant_id = $1 and c.state in ('reserved', 'paying')",
    [variantId],
  );

/** Presses while Stripe is held up, and kills the server in the middle. @returns How long until it answers again. */
async function killMidPress(shop, { buyer, form, variantId, fault }) {
  await shop.setFaults({ api: [{ ...PAGES, times: 3, holdMs: 20_000, ...fault }] });
  const pressed = buyer.press(form);
  await until("the stock is held", async () => (await openOf(shop, variantId)) === 1);
  if (fault.action === "late_answer") {
    const before = await sessionsOf(shop);
    await until("Stripe has made the page", async () => (await sessionsOf(shop)) >= before, 1_000);
    await sleep(500);
  }
  const ms = await shop.restart("server");
  await pressed;
  await shop.setFaults({});
  return ms;
}

/** What a `kill -9` at the worst moment leaves behind. */
export const KILLS = [
  {
    id: 1,
    title:
      "kill -9 of the server after the hold, before the payment: the same press goes on; left alone, the hold ends",
    async run(shop) {
      const { variantId, form } = await offer(shop, "moon-jar", 2);
      const buyer = newBuyer(shop);
      const ms = await killMidPress(shop, { buyer, form, variantId, fault: { action: "hold" } });
      expect((await stockOf(shop, variantId)).reserved === 1, "the hold stands");
      const isFree = async () => (await stockOf(shop, variantId)).reserved === 0;
      await until("the hold is over and the stock is back", isFree, (HOLD_SECONDS + 60) * 1_000);
      const again = await newBuyer(shop).press(form);
      expect(again?.status === 201, `somebody else buys it: ${again?.status}`);
      return ms;
    },
  },
  {
    id: 2,
    title: "kill -9 of the server after Stripe made the payment, before we knew: the same press gives the same one",
    isQuick: true,
    async run(shop) {
      const { variantId, form } = await offer(shop, "khao-mug", 2);
      const buyer = newBuyer(shop);
      const before = await sessionsOf(shop);
      const ms = await killMidPress(shop, { buyer, form, variantId, fault: { action: "late_answer" } });
      const { data } = await pressUntilGiven(buyer, form);
      expect((await sessionsOf(shop)) === before + 1, "Stripe has one page of it");
      expect((await stockOf(shop, variantId)).reserved === 1, "one piece is held");
      const { sessionId } = await buyer.pay(data.url);
      expect((await buyer.settle(sessionId))?.data.state === "paid", "it can be paid");
      return ms;
    },
  },
  {
    id: 3,
    title: "kill -9 of the server between payment and order, and no webhook: the order is made once",
    isQuick: true,
    async run(shop) {
      const { variantId, form } = await offer(shop, "stone-ring", 1);
      const buyer = newBuyer(shop);
      const { data } = await buyer.press(form);
      await shop.setFaults({
        api: [{ method: "GET", path: "/v1/checkout/sessions", action: "hold", holdMs: 20_000, times: 1 }],
        webhooks: [{ action: "drop", times: 50 }],
      });
      const { sessionId } = await buyer.pay(data.url);
      const settling = buyer.settle(sessionId);
      await sleep(700);
      const ms = await shop.restart("server");
      await settling;
      await shop.setFaults({});
      await shop.wake("reconcile");
      const orders = () => shop.count("orders where checkout_id = $1", [data.checkoutId]);
      await until("the order is there", async () => (await orders()) === 1);
      const told = await buyer.settle(sessionId);
      expect(told?.data.state === "paid" && (await orders()) === 1, "the buyer finds the one order");
      expect((await stockOf(shop, variantId)).on_hand === 0, "the piece left once");
      return ms;
    },
  },
  {
    id: 4,
    title: "kill -9 of the server after the work, before its answer: the same key gives the same answer",
    isQuick: true,
    async run(shop) {
      const { variantId, form } = await offer(shop, "teapot", 2);
      const buyer = newBuyer(shop);
      await shop.setFaults({ api: [{ ...PAGES, action: "hold", holdMs: 1_500, times: 1 }] });
      const ms = await withDatabase(shop.databaseUrl, async (client) => {
        const pressed = buyer.press(form);
        await until("the key is taken", () => shop.count("idempotency_keys where key = $1", [buyer.key]));
        // The answer is kept last of all: it waits for this lock while everything before it is committed.
        await client.query("begin; lock table idempotency_keys in share mode");
        const isPaying =
          "checkouts c join checkout_lines l on l.checkout_id = c.id where l.variant_id = $1 and c.state = 'paying'";
        await until("the payment is open", () => shop.count(isPaying, [variantId]));
        const waited = shop.restart("server");
        await pressed;
        await client.query("rollback");
        return waited;
      });
      const again = await pressUntilGiven(buyer, form);
      expect((await stockOf(shop, variantId)).reserved === 1, "one piece is held");
      const { sessionId } = await buyer.pay(again.data.url);
      const told = await buyer.settle(sessionId);
      expect(told?.data.state === "paid", "it can be paid");
      expect((await shop.count("orders where checkout_id = $1", [again.data.checkoutId])) === 1, "one order");
      return ms;
    },
  },
  {
    id: 5,
    title: "kill -9 of the worker in the middle of a mail: another takes it up after the lease, at most one mail twice",
    async run(shop) {
      const { form } = await offer(shop, "rice-bowl", 1);
      const buyer = newBuyer(shop);
      const { data } = await buyer.press(form);
      shop.signal("mail", "SIGSTOP");
      const { sessionId } = await buyer.pay(data.url);
      await buyer.settle(sessionId);
      const mailsOf = "outbox where ref in (select id::text from orders where checkout_id = $1)";
      await until("the worker has begun", () => shop.count(`${mailsOf} and attempts > 0`, [data.checkoutId]));
      const old = shop.kill("worker");
      shop.signal("mail", "SIGCONT");
      const ms = await until("another worker runs", () => ![undefined, old].includes(shop.pidOf("worker")));
      // The lease of two minutes is let pass; everything else takes its own time.
      await shop.query(
        `update outbox set next_at = now() where sent_at is null and ref in (select id::text from orders where checkout_id = $1)`,
        [data.checkoutId],
      );
      await shop.wake("outbox");
      await until(
        "both mails are sent",
        async () => (await shop.count(`${mailsOf} and sent_at is not null`, [data.checkoutId])) === 2,
        60_000,
      );
      expect((await shop.count("orders where checkout_id = $1", [data.checkoutId])) === 1, "one order");
      return ms;
    },
  },
];

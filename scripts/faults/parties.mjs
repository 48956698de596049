import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { openLine } from "./chaos.mjs";
import { openOf } from "./kills.mjs";
import {
  expect,
  HOLD_SECONDS,
  newBuyer,
  offer,
  pressUntilGiven,
  startServer,
  startWorker,
  stockOf,
  until,
} from "./shop.mjs";

const PAGES = { method: "POST", path: "/v1/checkout/sessions" };
const FAKETIME = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"]
  .map((folder) => `${folder}/faketime/libfaketimeMT.so.1`)
  .find((file) => existsSync(file));
const UNAVAILABLE = "/problems/payment-unavailable";

/** Stripe goes away, clocks are wrong, secrets change, processes freeze, people are impatient. */
export const PARTY_FAULTS = [
  {
    id: 16,
    title: "Stripe away: a plain refusal at once, the bag kept, the shop open; payments go again by themselves",
    async run(shop) {
      const { form } = await offer(shop, "moon-jar", 500);
      const line = await openLine({ port: Number(new URL(shop.stripeUrl).port) });
      const server = await startServer(shop, { STRIPE_API_BASE: `http://127.0.0.1:${line.port}` });
      try {
        line.set({ isDown: true });
        const answers = [];
        for (let count = 0; count < 7; count += 1) {
          const started = performance.now();
          const answer = await newBuyer(shop, server.origin).press(form);
          answers.push({ status: answer?.status, type: answer?.data.type, ms: performance.now() - started });
        }
        expect(
          answers.every(({ status, type }) => status === 503 && type === UNAVAILABLE),
          JSON.stringify(answers),
        );
        // From the fifth on nobody waits for Stripe any more.
        expect(answers.at(-1).ms < 1_500, `the breaker is open: ${Math.round(answers.at(-1).ms)} ms`);
        const buyer = newBuyer(shop, server.origin);
        const { variantId } = form.source;
        const put = await buyer.send("/api/cart/lines", { variantId, quantity: 1 });
        const bag = await buyer.get("/api/cart?locale=th");
        expect(put.status < 300 && (await bag.text()).includes(variantId), "bags are filled and kept");
        expect((await buyer.get("/th/p/moon-jar")).status === 200, "pages are served");
        line.set({});
        return await until(
          "payments go again",
          async () => (await newBuyer(shop, server.origin).press(form))?.status === 201,
        );
      } finally {
        await server.stop();
        line.close();
      }
    },
  },
  ...[
    { by: "+10m", name: "ten minutes ahead" },
    { by: "-10m", name: "ten minutes behind" },
    { by: "+1d", name: "a day ahead" },
    { by: "-1d", name: "a day behind" },
  ].map(({ by, name }) => ({
    id: 23,
    title: `the clock of server and worker ${name}: holds end by the database's clock, payments become orders`,
    cannotRun: FAKETIME ? null : "libfaketime is not installed (Debian: faketime)",
    async run(shop) {
      const { variantId, form } = await offer(shop, "stone-ring", 2);
      const env = { LD_PRELOAD: FAKETIME, FAKETIME: by, FAKETIME_DONT_FAKE_MONOTONIC: "1" };
      const server = await startServer(shop, env);
      shop.signal("worker", "SIGSTOP");
      const worker = await startWorker(shop, env);
      try {
        const [payer, leaver] = [newBuyer(shop, server.origin), newBuyer(shop, server.origin)];
        const paid = await payer.press(form);
        const left = await leaver.press(form);
        expect(paid?.status === 201 && left?.status === 201, `both have a payment: ${paid?.status} ${left?.status}`);
        const { sessionId } = await payer.pay(paid.data.url);
        const told = await payer.settle(sessionId);
        expect(told?.data.state === "paid", `the payment is an order: ${told?.data.state}`);
        const isFree = async () => (await stockOf(shop, variantId)).reserved === 0;
        const ms = await until("the hold of the other is over", isFree, (HOLD_SECONDS + 60) * 1_000);
        expect(ms > (HOLD_SECONDS - 8) * 1_000, `not before its time: ${ms} ms`);
        return null;
      } finally {
        await Promise.all([server.stop(), worker.stop()]);
        shop.signal("worker", "SIGCONT");
      }
    },
  })),
  {
    id: 29,
    title: "a new server takes over while people check out: what is under way is answered, what is not is repeated",
    async run(shop) {
      const { variantId, form } = await offer(shop, "teapot", 20);
      const buyers = Array.from({ length: 20 }, () => newBuyer(shop));
      await shop.setFaults({ api: [{ ...PAGES, action: "hold", holdMs: 800, times: 20 }] });
      const pressed = Promise.all(buyers.map((buyer) => buyer.press(form)));
      await until("they are under way", () => shop.count("checkouts where state = 'reserved'"));
      shop.signal("server", "SIGTERM");
      const first = await pressed;
      const ms = await shop.untilReady();
      await shop.setFaults({});
      const all = await Promise.all(
        buyers.map(async (buyer, index) => {
          const answer = first[index]?.status === 201 ? first[index] : await pressUntilGiven(buyer, form);
          return answer.data.checkoutId;
        }),
      );
      expect(new Set(all).size === 20, "twenty checkouts");
      expect((await stockOf(shop, variantId)).reserved === 20, "twenty pieces held, none twice");
      return ms;
    },
  },
  {
    id: 32,
    title: "the secret and all sessions change: the bag is kept, staff sign in again",
    isQuick: true,
    async run(shop) {
      const { variantId } = await offer(shop, "khao-mug", 5);
      const buyer = newBuyer(shop);
      await buyer.send("/api/cart/lines", { variantId, quantity: 2 });
      const server = await startServer(shop, { APP_SECRET: "another-secret-of-at-least-32-signs" });
      try {
        const answer = await fetch(`${server.origin}/api/cart?locale=th`, { headers: { cookie: buyer.cookie } });
        expect(answer.status === 200 && (await answer.text()).includes(variantId), "the bag is kept");
        const studio = await fetch(`${server.origin}/api/studio/me`, {
          headers: { cookie: `session=${"A".repeat(43)}` },
        });
        expect(studio.status === 404, `a session that is gone opens nothing: ${studio.status}`);
        const room = await fetch(`${server.origin}/th/studio`, {
          redirect: "manual",
          headers: { cookie: `session=${"A".repeat(43)}` },
        });
        expect([302, 303, 307, 404].includes(room.status), `staff are sent to sign in: ${room.status}`);
        return null;
      } finally {
        await server.stop();
      }
    },
  },
  {
    id: 33,
    title: "one of two servers frozen in the middle of a press: the other takes over, the late one changes nothing",
    async run(shop) {
      const { variantId, form } = await offer(shop, "rice-bowl", 3);
      const server = await startServer(shop);
      try {
        const buyer = newBuyer(shop, server.origin);
        await shop.setFaults({ api: [{ ...PAGES, action: "hold", holdMs: 2_000, times: 1 }] });
        const late = buyer.press(form);
        await until("the stock is held", async () => (await openOf(shop, variantId)) === 1);
        process.kill(server.pid, "SIGSTOP");
        const elsewhere = Object.assign(newBuyer(shop), { key: buyer.key, number: buyer.number });
        const started = performance.now();
        const answer = await pressUntilGiven(elsewhere, form, buyer.key);
        const ms = performance.now() - started;
        process.kill(server.pid, "SIGCONT");
        const second = await late;
        expect(second === null || second.data.checkoutId === answer.data.checkoutId, "the late one gives the same");
        expect((await stockOf(shop, variantId)).reserved === 1, "one piece is held");
        return ms;
      } finally {
        process.kill(server.pid, "SIGCONT");
        await server.stop();
      }
    },
  },
  {
    id: 34,
    title: "the press aborted, doubled, and paid in two tabs: one order, and the second tab shows it",
    isQuick: true,
    async run(shop) {
      const { variantId, form } = await offer(shop, "moon-jar", 5);
      const buyer = newBuyer(shop);
      await buyer.send("/api/cart/lines", { variantId, quantity: 1 });
      const aborted = new AbortController();
      const gone = fetch(`${shop.origin}/api/checkouts`, {
        method: "POST",
        signal: aborted.signal,
        headers: {
          "content-type": "application/json",
          "sec-fetch-site": "same-origin",
          "idempotency-key": buyer.key,
          cookie: buyer.cookie,
        },
        body: JSON.stringify(form),
      }).catch(() => null);
      await sleep(15);
      aborted.abort();
      await gone;
      const tabs = await Promise.all([buyer.press(form, `${buyer.key}-a`), buyer.press(form, `${buyer.key}-b`)]);
      const answers = [];
      for (const [index, tab] of tabs.entries()) {
        answers.push(tab?.status === 201 ? tab : await buyer.press(form, `${buyer.key}-again-${index}`));
      }
      expect(
        answers.every((one) => one?.status === 201),
        `both tabs have a page: ${answers.map((one) => one?.status)}`,
      );
      const ids = new Set(answers.map(({ data }) => data.checkoutId));
      expect(ids.size === 1, "it is one checkout");
      const pays = await Promise.all(answers.map(({ data }) => buyer.pay(data.url)));
      const told = await Promise.all(pays.map(({ sessionId }) => buyer.settle(sessionId)));
      expect(
        told.every((one) => one?.data.state === "paid"),
        "both tabs show it as paid",
      );
      expect(new Set(told.map(({ data }) => data.orderToken)).size === 1, "it is one order");
      expect((await shop.count("orders where checkout_id = $1", [...ids])) === 1, "and one in the books");
      await sleep(100);
      return null;
    },
  },
];

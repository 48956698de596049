import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { withDatabase } from "../bench/buying.mjs";
import { openLine } from "./chaos.mjs";
import { expect, newBuyer, offer, startServer, stockOf, until } from "./shop.mjs";

const WARM = "/th/p/moon-jar";
const QUICK_MS = 6_000;

async function timed(work) {
  const started = performance.now();
  const answer = await work();
  return { answer, ms: performance.now() - started };
}

/** Puts one thing into bags, one bag after the other, and remembers each that was answered with yes. */
function keepAdding(shop, variantId) {
  const acknowledged = [];
  const refused = [];
  let isOver = false;
  const running = (async () => {
    while (!isOver) {
      const buyer = newBuyer(shop);
      const answer = await buyer.send("/api/cart/lines", { variantId, quantity: 1 }).catch(() => null);
      if (answer && answer.status < 300) acknowledged.push(buyer);
      else if (answer) refused.push(answer.status);
      await sleep(30);
    }
  })();
  return { acknowledged, refused, stop: async () => ((isOver = true), running) };
}

/** The database dies, is full of guests, is slow, or somebody holds what everybody wants. */
export const DATABASE_FAULTS = [
  {
    id: 6,
    title:
      "kill -9 of PostgreSQL: 503 with Retry-After, pages still there, back by itself, nothing acknowledged is lost",
    isQuick: true,
    async run(shop) {
      const { variantId } = await offer(shop, "moon-jar", 50);
      const reader = newBuyer(shop);
      await (await reader.get(WARM)).text();
      const before = await shop.count("line_items where variant_id = $1", [variantId]);
      const adding = keepAdding(shop, variantId);
      await until("some are in their bags", () => adding.acknowledged.length >= 3);
      shop.kill("postgres");
      const away = await reader.get("/api/ready").catch(() => null);
      const page = await reader.get(WARM);
      const ms = await shop.untilReady();
      await sleep(500);
      await adding.stop();
      expect(page.status === 200, `the page is served: ${page.status}`);
      expect(
        away === null || away.status === 200 || away.headers.get("retry-after") !== null,
        "who is refused is told when to come again",
      );
      expect(
        adding.refused.every((status) => status === 503),
        `refusals are 503: ${[...new Set(adding.refused)]}`,
      );
      const kept = (await shop.count("line_items where variant_id = $1", [variantId])) - before;
      expect(kept >= adding.acknowledged.length, `${adding.acknowledged.length} were told yes, ${kept} are there`);
      return ms;
    },
  },
  {
    id: 7,
    title: "every connection of PostgreSQL taken: a quick 503, no pile-up, and all is well when they are free again",
    async run(shop) {
      await shop.restart("server");
      const guests = [];
      // Its own workers keep theirs; the rest is taken until there is none.
      for (;;) {
        const guest = new pg.Client(shop.databaseUrl);
        guest.on("error", () => undefined);
        if (
          !(await guest.connect().then(
            () => true,
            () => false,
          ))
        )
          break;
        guests.push(guest);
      }
      const askers = Array.from({ length: 60 }, () => newBuyer(shop));
      const { answer, ms } = await timed(() => Promise.all(askers.map((one) => one.get("/api/products?locale=th"))));
      const statuses = [...new Set(answer.map(({ status }) => status))];
      await Promise.all(guests.map((guest) => guest.end().catch(() => undefined)));
      expect(
        statuses.every((status) => status === 200 || status === 503),
        `answers are 200 or 503: ${statuses}`,
      );
      expect(ms < QUICK_MS, `they come quickly: ${Math.round(ms)} ms`);
      return shop.untilReady();
    },
  },
  {
    id: 8,
    title:
      "PostgreSQL half a second away, frozen, and a lock held on what everybody wants: bounded waits, pages from memory",
    async run(shop) {
      const { variantId, form } = await offer(shop, "khao-mug", 5);
      await (await newBuyer(shop).get(WARM)).text();
      await withDatabase(shop.databaseUrl, async (client) => {
        await client.query("begin; lock table stock in access exclusive mode");
        const { answer, ms } = await timed(() => newBuyer(shop).press(form));
        const page = await newBuyer(shop).get(WARM);
        await client.query("rollback");
        expect(
          answer?.status === 503 && ms < 12_000,
          `the press is refused in time: ${answer?.status}, ${Math.round(ms)} ms`,
        );
        expect(page.status === 200, `the page is served: ${page.status}`);
      });
      const free = await newBuyer(shop).press(form);
      expect(free?.status === 201, `the next press goes through: ${free?.status}`);
      const line = await openLine({ port: Number(new URL(shop.databaseUrl).port) });
      const url = new URL(shop.databaseUrl);
      url.port = String(line.port);
      const server = await startServer(shop, { DATABASE_URL: url.href });
      try {
        const reader = newBuyer(shop, server.origin);
        await (await reader.get(WARM)).text();
        line.set({ latencyMs: 500 });
        const slow = await timed(() => reader.get("/api/ready"));
        expect(
          [200, 503].includes(slow.answer.status) && slow.ms < QUICK_MS,
          `a slow answer is bounded: ${Math.round(slow.ms)} ms`,
        );
        line.set({ isHung: true });
        const frozen = await timed(() => reader.get("/api/ready"));
        expect(
          frozen.answer.status === 503 && frozen.ms < 20_000,
          `a frozen one too: ${frozen.answer.status}, ${Math.round(frozen.ms)} ms`,
        );
        const page = await timed(() => reader.get(WARM));
        expect(page.answer.status === 200 && page.ms < 2_000, `the page comes from memory: ${Math.round(page.ms)} ms`);
        line.set({});
        line.cut();
        const ms = await shop.untilReady(server.origin);
        expect((await stockOf(shop, variantId)).reserved >= 1, "the hold stands");
        return ms;
      } finally {
        await server.stop();
        line.close();
      }
    },
  },
];

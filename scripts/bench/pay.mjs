import { performance } from "node:perf_hooks";
import { fillForm, payOnPage, stockUp } from "./buying.mjs";
import { percentile } from "./table.mjs";

const PURCHASES = 300;
const WARM_UP = 32;
const CONNECTIONS = 32;
const MS_PER_SECOND = 1_000;
const WITHIN_MS = 30_000;
/** Everybody buys the same thing at once: all of them want one row. */
const HANDLE = "moon-jar";
/** A buyer's phone: an address of its own behind the proxy, and the cookie that the shop gave it. */
function openBuyer(origin, number, statuses) {
  // A network that is set aside for measuring: RFC 2544.
  const address = `198.18.${Math.floor(number / 256)}.${number % 256}`;
  let cookie = "";
  return async (path, body) => {
    const started = performance.now();
    const answer = await fetch(origin + path, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "sec-fetch-site": "same-origin",
        "idempotency-key": crypto.randomUUID(),
        "x-forwarded-for": address,
        cookie,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    const data = await answer.json();
    statuses.push(answer.status);
    const given = answer.headers.getSetCookie().map((one) => one.split(";")[0]);
    if (given.length > 0) cookie = given.join("; ");
    return { data, ms: performance.now() - started };
  };
}

/** One purchase from the form to the order. @returns What each wait took; null when no order came of it. */
async function buy(post, form) {
  const reserved = await post("/api/checkouts", form);
  if (reserved.data.url === undefined) return null;
  const { sessionId } = await payOnPage(reserved.data.url);
  const settled = await post("/api/checkouts/settle", { sessionId });
  return settled.data.state === "paid" ? { reserve: reserved.ms, settle: settled.ms } : null;
}

/** A number of purchases, so many at a time. */
async function buyAll({ origin, form, first }, amount) {
  const statuses = [];
  const times = [];
  let next = first;
  const started = performance.now();
  const buyers = Array.from({ length: CONNECTIONS }, async () => {
    while (next < first + amount) {
      const number = next;
      next += 1;
      times.push(await buy(openBuyer(origin, number, statuses), form));
    }
  });
  await Promise.all(buyers);
  return { statuses, times, seconds: (performance.now() - started) / MS_PER_SECOND };
}

/** How the money path stands a crowd: 300 people buy one thing, 32 at a time, over HTTP, each to their paid order. */
export async function benchPay({ shop, say }) {
  const { origin } = shop;
  const variantId = await stockUp(shop.databaseUrl, { handle: HANDLE, free: PURCHASES + WARM_UP });
  const form = await fillForm(origin, variantId);
  await buyAll({ origin, form, first: 0 }, WARM_UP);
  const { statuses, times, seconds } = await buyAll({ origin, form, first: WARM_UP }, PURCHASES);
  const done = times.filter((time) => time !== null);
  if (done.length === 0) throw new Error(`Nobody could buy; the shop answered ${[...new Set(statuses)].join(", ")}.`);
  say(`${done.length} of ${PURCHASES} bought within ${seconds.toFixed(1)} s`);
  const part = "pay";
  const waits = ["reserve", "settle"].flatMap((what) => {
    const figures = done.map((time) => time[what]);
    return [
      { part, name: `${what}: p50`, value: percentile(figures, 0.5), unit: "ms" },
      { part, name: `${what}: p99`, value: percentile(figures, 0.99), unit: "ms", atMost: 2_500 },
    ];
  });
  const broken = statuses.filter((status) => status >= 500).length;
  return [
    ...waits,
    { part, name: "orders a second", value: done.length / seconds, unit: "" },
    { part, name: "answers of 500 and above", value: broken, unit: "", atMost: 0 },
    { part, name: "purchases without an order", value: PURCHASES - done.length, unit: "", atMost: 0 },
  ];
}

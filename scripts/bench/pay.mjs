import { performance } from "node:perf_hooks";
import pg from "pg";
import { percentile } from "./table.mjs";

const PURCHASES = 300;
const WARM_UP = 32;
const CONNECTIONS = 32;
const MS_PER_SECOND = 1_000;
const WITHIN_MS = 30_000;
/** Everybody buys the same thing at once: all of them want one row. */
const HANDLE = "moon-jar";
const CARD = { number: "4242424242424242", expiry: "12/40", cvc: "123", name: "Somsri Jaidee" };
const BUYER = {
  contact: { email: "somsri@example.com", phone: "081 234 5678", name: "สมศรี ใจดี" },
  address: {
    ...{ country: "TH", line1: "99/1 ซอยสุขุมวิท 24", line2: "", subdistrict: "คลองตัน" },
    ...{ district: "คลองเตย", province: "กรุงเทพมหานคร", postalCode: "10110" },
  },
};

/** Puts as many of the thing on the shelf as are bought, as a delivery. @returns Its variant. */
async function deliver({ databaseUrl }, quantity) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query(
      `select v.id from variants v join products p on p.id = v.product_id where p.handle = $1 order by v.position limit 1`,
      [HANDLE],
    );
    const entry = [rows[0].id, quantity];
    await client.query(
      `insert into stock_ledger (id, variant_id, delta, reason, ref)
        values (gen_random_uuid(), $1, $2, 'received', 'bench-' || gen_random_uuid())`,
      entry,
    );
    await client.query("update stock set on_hand = on_hand + $2 where variant_id = $1", entry);
    await client.query("commit");
    return rows[0].id;
  } finally {
    await client.end();
  }
}

/** What one of it costs with delivery: the same for every buyer. */
async function readQuote(origin, variantId) {
  const query = new URLSearchParams({ country: "TH", postalCode: BUYER.address.postalCode, variant: variantId });
  const answer = await fetch(`${origin}/api/checkout/quote?${query}&quantity=1`);
  if (!answer.ok) throw new Error(`The quote answered ${answer.status}.`);
  return answer.json();
}

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

/** Pays on Stripe's page as a browser does. @returns The page's id. */
async function payOnPage(address) {
  const url = new URL(address);
  if (!["localhost", "127.0.0.1"].includes(url.hostname)) throw new Error(`${url.host} is no stand-in for Stripe.`);
  url.hostname = "127.0.0.1";
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams(CARD), redirect: "manual" });
  await answer.arrayBuffer();
  if (answer.status !== 303) throw new Error(`Stripe's page answered ${answer.status}.`);
  return url.pathname.split("/").at(-1);
}

/** One purchase from the form to the order. @returns What each wait took; null when no order came of it. */
async function buy(post, form) {
  const reserved = await post("/api/checkouts", form);
  if (reserved.data.url === undefined) return null;
  const sessionId = await payOnPage(reserved.data.url);
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
  const variantId = await deliver(shop, PURCHASES + WARM_UP);
  const { shippingRateId, total } = await readQuote(origin, variantId);
  const source = { kind: "variant", variantId, quantity: 1 };
  const how = { locale: "th", pay: "page", remember: "no", expectedTotal: total.amount };
  const form = { ...BUYER, ...how, source, shippingRateId };
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

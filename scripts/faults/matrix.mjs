import { createHash, randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { openLine } from "./chaos.mjs";
import { expect, newBuyer, offer, startServer, until } from "./shop.mjs";

const UNAVAILABLE = "/problems/unavailable";
const NO_PAYMENT = "/problems/payment-unavailable";

/** What a journey shows: `works`, `told` (a plain sentence and when to come again), or what else came. */
async function judge(answer, { reason = UNAVAILABLE } = {}) {
  if (answer === null) return "no answer";
  const text = await answer.text();
  if (answer.status < 400) return "works";
  if (answer.status !== 503) return `${answer.status} ${text.slice(0, 80)}`;
  if (answer.headers.get("retry-after") === null) return "503 without Retry-After";
  const isPage = (answer.headers.get("content-type") ?? "").includes("text/html");
  const isPlain = isPage ? text.includes("--brand-paper") : JSON.parse(text).type === reason;
  return isPlain ? "told" : `503 ${text.slice(0, 80)}`;
}

const raw = (server, buyer, path, { body, key } = {}) =>
  fetch(server.origin + path, {
    method: body === undefined ? "GET" : "POST",
    redirect: "manual",
    headers: {
      ...(body !== undefined && { "content-type": "application/json", "sec-fetch-site": "same-origin" }),
      ...(key !== undefined && { "idempotency-key": key }),
      "x-forwarded-for": `198.19.0.${1 + (buyer.number % 250)}`,
      cookie: buyer.cookie ?? "",
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(25_000),
  }).catch(() => null);

/** Somebody of the shop who is signed in. */
async function signIn(shop) {
  const token = randomBytes(32).toString("base64url");
  await shop.query(
    `insert into sessions (id, token_hash, person_id, name, expires_at)
      select gen_random_uuid(), $1, id, 'matrix', now() + interval '1 hour' from people where role = 'admin' limit 1`,
    [createHash("sha256").update(token).digest("hex")],
  );
  return { number: 900, cookie: `session=${token}` };
}

/** Who does what; made while all is well. */
async function prepare(shop, server) {
  const { variantId, form } = await offer(shop, "moon-jar", 200);
  const buyer = newBuyer(shop, server.origin);
  await buyer.send("/api/cart/lines", { variantId, quantity: 1 });
  const bought = await buyer.press(form);
  const { sessionId } = await buyer.pay(bought.data.url);
  const { data } = await buyer.settle(sessionId);
  const staff = await signIn(shop);
  const orderPath = `/th/orders/${data.orderToken}`;
  for (const path of ["/th", "/th/shop", "/th/p/moon-jar", "/th/search", "/th/bag", "/th/checkout"]) {
    expect((await raw(server, buyer, path))?.status === 200, `${path} opens while all is well`);
  }
  let presses = 0;
  return {
    browse: async () => judge(await raw(server, buyer, "/th/p/moon-jar")),
    "a page for the first time": async () => judge(await raw(server, buyer, "/en/p/fluted-vase")),
    search: async () => judge(await raw(server, buyer, `/api/search?locale=th&q=${encodeURIComponent("แจกัน")}`)),
    bag: async () => judge(await raw(server, buyer, "/api/cart?locale=th")),
    pay: async () => {
      presses += 1;
      const payer = newBuyer(shop, server.origin);
      const answer = await raw(server, payer, "/api/checkouts", { body: form, key: `matrix-${Date.now()}-${presses}` });
      const isStripe = answer?.status === 503 && (await answer.clone().json()).type === NO_PAYMENT;
      return judge(answer, { reason: isStripe ? NO_PAYMENT : UNAVAILABLE });
    },
    "order page": async () => judge(await raw(server, buyer, orderPath)),
    studio: async () => judge(await raw(server, staff, "/api/studio/me")),
  };
}

const ALL_WORK = {
  browse: "works",
  search: "works",
  bag: "works",
  pay: "works",
  "order page": "works",
  studio: "works",
};
/** Every cell. What does not work says so plainly, and when to come again; nothing hangs. */
const CELLS = {
  PostgreSQL: {
    ...{ browse: "works", "a page for the first time": "told", search: "told", bag: "told" },
    ...{ pay: "told", "order page": "told", studio: "told" },
  },
  Stripe: { ...ALL_WORK, pay: "told" },
  mail: ALL_WORK,
  worker: ALL_WORK,
};

async function assertCells(down, journeys) {
  const wrong = [];
  for (const [journey, wanted] of Object.entries(CELLS[down])) {
    const found = await journeys[journey]();
    if (found !== wanted) wrong.push(`${journey}: ${found}, not ${wanted}`);
  }
  expect(wrong.length === 0, wrong.join("; "));
}

/** A row of the matrix behind a line that is cut. */
const behindLine = (down, settingsOf) => async (shop) => {
  const { line, env } = await settingsOf(shop);
  const server = await startServer(shop, env);
  try {
    const journeys = await prepare(shop, server);
    line.set({ isDown: true });
    line.cut();
    await sleep(200);
    await assertCells(down, journeys);
    line.set({});
    return await until(
      "everything works again",
      async () => (await journeys.pay()) === "works" && (await journeys.studio()) === "works",
    );
  } finally {
    await server.stop();
    line.close();
  }
};

const frozen = (down, name) => async (shop) => {
  const journeys = await prepare(shop, shop);
  shop.signal(name, "SIGSTOP");
  try {
    await assertCells(down, journeys);
  } finally {
    shop.signal(name, "SIGCONT");
  }
  const waiting = () => shop.count("outbox where sent_at is null and next_at < now()");
  return until("what waited is done", async () => (await waiting()) === 0);
};

const rowOf = (down, run) => ({
  id: "matrix",
  title: `${down} down: ${Object.entries(CELLS[down])
    .map(([journey, cell]) => `${journey} ${cell}`)
    .join(", ")}`,
  run,
});

/** Which journey works while which party is away. */
export const MATRIX = [
  rowOf(
    "PostgreSQL",
    behindLine("PostgreSQL", async (shop) => {
      const url = new URL(shop.databaseUrl);
      const line = await openLine({ port: Number(url.port) });
      url.port = String(line.port);
      return { line, env: { DATABASE_URL: url.href } };
    }),
  ),
  rowOf(
    "Stripe",
    behindLine("Stripe", async (shop) => {
      const line = await openLine({ port: Number(new URL(shop.stripeUrl).port) });
      return { line, env: { STRIPE_API_BASE: `http://127.0.0.1:${line.port}` } };
    }),
  ),
  rowOf("mail", frozen("mail", "mail")),
  rowOf("worker", frozen("worker", "worker")),
];

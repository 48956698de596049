import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "../random.mjs";
import { runCommand } from "../test/run-command.mjs";
import { fillForm, stockUp, withDatabase } from "./buying.mjs";
import { planAccidents, setFaults } from "./flash/accidents.mjs";
import { askAgain, comeAgain, openSale, planBuyers, rush } from "./flash/sale.mjs";
import { withShop } from "./shop.mjs";
import { percentile } from "./table.mjs";

const BUYERS = 2_000;
const UNITS = 100;
const HOLD_SECONDS = 20;
/** What a hold may outlive its time, by the rules. */
const SWEPT_WITHIN_SECONDS = 60;
const DATA_DIR = ".data-flash";
/** One for each sale in turn. */
const HANDLES = ["moon-jar", "khao-mug", "stone-ring", "teapot", "rice-bowl"];
const P99_MS = 2_500;

const count = (databaseUrl, statement, values) =>
  withDatabase(databaseUrl, async (client) => Number((await client.query(statement, values)).rows[0].count));

const countOrders = ({ databaseUrl }, { variantId, since }) =>
  count(
    databaseUrl,
    `select count(*) from orders o join order_lines l on l.order_id = o.id
      where l.variant_id = $1 and o.placed_at >= $2`,
    [variantId, since],
  );

const countOpen = ({ databaseUrl }) =>
  count(
    databaseUrl,
    `select (select count(*) from checkouts where state not in ('paid', 'expired', 'refunded', 'quarantined'))
      + (select count(*) from webhook_inbox where processed_at is null)
      + (select count(*) from outbox where sent_at is null) as count`,
    [],
  );

async function until(isSo, seconds) {
  const end = performance.now() + seconds * 1_000;
  while (performance.now() < end) {
    if (await isSo()) return true;
    await sleep(500);
  }
  return false;
}

/** The books of the shop, with nothing allowed to be on its way. */
async function checkBooks({ dataDir }) {
  const command = [process.execPath, "scripts/in-shop.mjs", "scripts/invariants.ts", "--grace", "0"];
  const { code, output } = await runCommand(command, { env: { DATA_DIR: dataDir }, timeoutMs: 120_000 });
  const broken = output.split("\n").filter((line) => line.includes("BROKEN"));
  if (code !== 0 && broken.length === 0) throw new Error(`The books could not be compared.\n${output}`);
  return broken;
}

async function sell(shop, seed, say) {
  const random = createRandom(seed);
  const variantId = await stockUp(shop.databaseUrl, { handle: HANDLES[seed % HANDLES.length], free: UNITS });
  const buyers = planBuyers(random, BUYERS);
  const sale = openSale(shop.origin, await fillForm(shop.origin, variantId));
  await setFaults(shop.stripeUrl, planAccidents(random));
  const since = new Date();
  const results = await rush(sale, buyers);
  say(`seed ${seed}: the rush is over after ${((Date.now() - since) / 1_000).toFixed(1)} s`);
  const all = await Promise.all(
    results.map((one, index) => (one.outcome === "lost" ? askAgain(sale, buyers[index]) : one)),
  );
  const isReserved = ({ outcome }) => outcome === "reserved";
  const first = all.filter(isReserved).length;
  const paidFor = performance.now();
  const deadline = paidFor + (HOLD_SECONDS + SWEPT_WITHIN_SECONDS) * 2_000;
  const isSoldOut = async () =>
    (await countOrders(shop, { variantId, since })) >= UNITS || performance.now() > deadline;
  await comeAgain(
    sale,
    buyers.filter((_, index) => !isReserved(all[index])),
    { isOver: isSoldOut },
  );
  const resoldSeconds = (performance.now() - paidFor) / 1_000;
  await setFaults(shop.stripeUrl, {});
  // As every five minutes: events that never came are fetched.
  await withDatabase(shop.databaseUrl, (client) => client.query("select graphile_worker.add_job('reconcile', '{}')"));
  await sleep(3_000);
  const isAtRest = await until(async () => (await countOpen(shop)) === 0, HOLD_SECONDS + SWEPT_WITHIN_SECONDS * 2);
  if (!isAtRest) sale.odd.push(`${await countOpen(shop)} things still on their way`);
  const orders = await countOrders(shop, { variantId, since });
  return { sale, orders, first, resoldSeconds, broken: await checkBooks(shop) };
}

function rowsOf(seed, { sale, orders, first, resoldSeconds, broken }) {
  const part = `flash, seed ${seed}`;
  const rushed = sale.answers.filter(({ wave }) => wave === "rush");
  const times = (outcome) => rushed.filter((answer) => answer.outcome === outcome).map(({ ms }) => ms);
  const [reserved, soldOut] = [times("reserved"), times("sold-out")];
  const others = sale.answers.filter(
    ({ wave, outcome }) => wave !== "settle" && !["reserved", "sold-out"].includes(outcome),
  );
  const failures = sale.answers.filter(({ status }) => status >= 500).length;
  return [
    { part, name: "orders", value: orders, unit: "", atLeast: UNITS, atMost: UNITS },
    { part, name: "reserved in the rush", value: first, unit: "", atLeast: UNITS, atMost: UNITS },
    { part, name: "reserve: p99", value: percentile(reserved, 0.99) ?? Infinity, unit: "ms", atMost: P99_MS },
    { part, name: "sold out: p99", value: percentile(soldOut, 0.99) ?? Infinity, unit: "ms", atMost: P99_MS },
    { part, name: "answers of 500 and above", value: failures, unit: "", atMost: 0 },
    { part, name: "other answers than reserved or sold out", value: others.length, unit: "", atMost: 0 },
    {
      part,
      name: "freed pieces sold again after",
      value: resoldSeconds,
      unit: "s",
      atMost: HOLD_SECONDS + SWEPT_WITHIN_SECONDS,
    },
    { part, name: "broken invariants", value: broken.length, unit: "", atMost: 0 },
    { part, name: "oddities", value: sale.odd.length, unit: "", atMost: 0 },
  ];
}

function tell(seed, { sale, broken }, say) {
  const counts = {};
  for (const { wave, outcome } of sale.answers) counts[`${wave} ${outcome}`] = (counts[`${wave} ${outcome}`] ?? 0) + 1;
  say(`seed ${seed}: ${JSON.stringify(counts)}`);
  for (const line of [...broken, ...sale.odd]) say(`seed ${seed}: ${line}`);
}

/**
 * A flash sale: 2,000 people on connections of their own press at the same instant for 100 pieces; a tenth are
 * declined, a tenth leave, answers and webhooks are lost, doubled and late. In a shop of its own, with all limits on.
 */
export const benchFlash = ({ seeds, from, say }) =>
  withShop(
    async (shop) => {
      const rows = [];
      for (let seed = from; seed < from + seeds; seed += 1) {
        const result = await sell(shop, seed, say);
        tell(seed, result, say);
        rows.push(...rowsOf(seed, result));
      }
      return rows;
    },
    { dataDir: DATA_DIR, env: { HOLD_SECONDS: String(HOLD_SECONDS) } },
  );

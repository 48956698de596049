import { cpSync, existsSync, mkdirSync, openSync, readSync, rmSync, statSync, writeSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import {
  backUpDatabase,
  findDamage,
  giveTo,
  listFiles,
  restoreDatabase,
  turnOnArchive,
  writeManifest,
} from "./drill/backup.mjs";
import { expect, newBuyer, offer, until, withFaultyShop } from "./faults/shop.mjs";
import { runCommand } from "./test/run-command.mjs";

const DATA_DIR = ".data-drill";
const MEDIA = "public/media";
const ARCHIVE_EVERY_SECONDS = 5;
const SELL_MS = 20_000;
const RPO_SECONDS = 300;
const RTO_SECONDS_PER_GB = 900;
const GB = 1_000_000_000;

const say = (text) => process.stdout.write(`${text}\n`);
const secondsSince = (started) => (performance.now() - started) / 1_000;

/** Turns over one bit in the middle of a file; a second time turns it back. */
function flipByte(file) {
  const handle = openSync(file, "r+");
  const at = Math.floor(statSync(file).size / 2);
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, at);
  writeSync(handle, Buffer.from([byte[0] ^ 1]), 0, 1, at);
}

/** People buy one after the other until told to stop. @returns Every order that a buyer was told of, and when. */
function keepSelling(shop, form) {
  const told = [];
  let isOver = false;
  const running = (async () => {
    while (!isOver) {
      const buyer = newBuyer(shop);
      const pressed = await buyer.press(form);
      if (pressed?.status !== 201) continue;
      const { sessionId } = await buyer.pay(pressed.data.url);
      const settled = await buyer.settle(sessionId);
      if (settled?.data.state === "paid") told.push({ checkoutId: pressed.data.checkoutId, at: Date.now() });
    }
  })();
  return { told, stop: async () => ((isOver = true), running.catch(() => undefined)) };
}

/** Somebody whose checkout the archive has, and whose payment only Stripe will know. */
async function payAfterTheLog(shop, form) {
  const buyer = newBuyer(shop);
  const { data } = await buyer.press(form);
  const [{ name }] = await shop.query("select pg_walfile_name(pg_current_wal_lsn()) as name");
  await shop.query("select pg_switch_wal()");
  const isArchived = async () => {
    const [{ last }] = await shop.query("select last_archived_wal as last from pg_stat_archiver");
    return last !== null && last >= name;
  };
  await until("the log up to the press is archived", isArchived);
  const { sessionId } = await buyer.pay(data.url);
  await buyer.settle(sessionId);
  return { checkoutId: data.checkoutId, at: Date.now() };
}

/** Everything before the disaster: archive, backup, sales after it; then the machine is gone. */
const untilDisaster = (place) => async (shop) => {
  const { postgresFolder } = shop.state();
  place.postgres = postgresFolder;
  place.owner = statSync(postgresFolder);
  place.base = `${postgresFolder}-backup/base`;
  place.archive = `${postgresFolder}-backup/archive`;
  rmSync(`${postgresFolder}-backup`, { recursive: true, force: true });
  mkdirSync(place.archive, { recursive: true });
  giveTo(place.owner, place.archive);
  await turnOnArchive(shop.databaseUrl, { archive: place.archive, everySeconds: ARCHIVE_EVERY_SECONDS });
  shop.kill("postgres");
  await sleep(1_000);
  await shop.untilReady();
  const { form } = await offer(shop, "moon-jar", 500);
  const sales = keepSelling(shop, form);
  const started = performance.now();
  await backUpDatabase(shop.databaseUrl, { from: postgresFolder, to: place.base });
  cpSync(MEDIA, `${place.base}/../media`, { recursive: true });
  place.bytes = writeManifest(place.base) + writeManifest(`${place.base}/../media`);
  say(`backup: ${(place.bytes / 1e6).toFixed(0)} MB in ${secondsSince(started).toFixed(1)} s, while the shop sold`);
  await sleep(SELL_MS);
  const late = await payAfterTheLog(shop, form);
  const { pid } = shop.state();
  const [server, worker, postgres] = ["server", "worker", "postgres"].map((name) => shop.pidOf(name));
  place.destroyedAt = Date.now();
  for (const one of [pid, server, worker, postgres]) process.kill(one, "SIGKILL");
  await sales.stop();
  place.told = [...sales.told.filter(({ at }) => at <= place.destroyedAt), late];
  await sleep(1_500);
  rmSync(postgresFolder, { recursive: true, force: true });
  say(`disaster: the data folder is gone; ${place.told.length} buyers were told of their orders`);
};

function proveDamageIsFound({ base }) {
  const media = join(base, "../media");
  for (const folder of [base, media]) {
    expect(findDamage(folder).length === 0, "the backup is whole");
    const files = listFiles(folder).filter(
      (name) => name !== "manifest.json" && statSync(join(folder, name)).size > 100,
    );
    const victim = files[Math.floor(files.length / 2)];
    flipByte(join(folder, victim));
    expect(findDamage(folder).join() === victim, `a flipped byte in ${victim} is found`);
    flipByte(join(folder, victim));
    expect(findDamage(folder).length === 0, "turned back, it is whole again");
  }
  say(
    "manifest: one flipped byte in the database's copy and one in the media are each found; nothing is restored from it",
  );
}

/** Orders of before the disaster, Stripe's and ours; what cannot be known again must be told to people. */
const proveBooks = (place) => async (shop) => {
  place.readySeconds = secondsSince(place.restoreStarted);
  const restored = await shop.query("select checkout_id as id, placed_at from orders");
  const have = new Set(restored.map(({ id }) => id));
  const lostFrom = place.told.find(({ checkoutId }) => !have.has(checkoutId));
  place.rpoSeconds = lostFrom ? Math.max(0, (place.destroyedAt - lostFrom.at) / 1_000) : 0;
  const before = place.told.filter(({ checkoutId }) => have.has(checkoutId)).length;
  await shop.wake("reconcile_month");
  const tellers = () => shop.query("select details::text as details from tasks where resolved_at is null");
  const isSettled = async () => {
    const orders = new Set((await shop.query("select checkout_id as id from orders")).map(({ id }) => id));
    const tasks = (await tellers()).map(({ details }) => details).join();
    place.again = place.told.filter(({ checkoutId }) => !have.has(checkoutId) && orders.has(checkoutId)).length;
    place.tasks = place.told.filter(({ checkoutId }) => !orders.has(checkoutId) && tasks.includes(checkoutId)).length;
    return before + place.again + place.tasks === place.told.length;
  };
  await until("every order that a buyer was told of is there, or a task for people", isSettled, 120_000);
  // What was taken up when the backup was made waits for its lease of two minutes first.
  await shop.restWithin(240_000);
  const broken = await shop.brokenBooks();
  // A payment without a checkout, also of a buyer who was never told, is a difference until a person settles its task.
  const [{ drifts }] = await shop.query(
    "select count(*)::int as drifts from tasks where kind = 'money_drift' and resolved_at is null",
  );
  const isTold = (line) => Number(/^I4\s+BROKEN\s+(\d+)/.exec(line)?.[1] ?? Infinity) <= drifts;
  const unexplained = broken.filter((line) => !isTold(line) && !(drifts > 0 && /^I10\s/.test(line)));
  expect(unexplained.length === 0, unexplained.join("; "));
  const damaged = findDamage(join(place.base, "../media"));
  const missing = listFiles(join(place.base, "../media")).filter(
    (name) => name !== "manifest.json" && !existsSync(join(MEDIA, name)),
  );
  expect(damaged.length + missing.length === 0, `media: ${[...damaged, ...missing].slice(0, 5).join(", ")}`);
  say(
    `orders: ${before} came back with the log, ${place.again} by comparing with Stripe, ${place.tasks} are tasks for people`,
  );
};

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const place = {};
try {
  await runCommand([process.execPath, "scripts/reset.mjs", "--yes"], { env: { DATA_DIR } });
  await withFaultyShop(untilDisaster(place), { dataDir: resolve(DATA_DIR) });
  proveDamageIsFound(place);
  place.restoreStarted = performance.now();
  restoreDatabase({ from: place.base, to: place.postgres, archive: place.archive, owner: place.owner });
  await withFaultyShop(proveBooks(place), { dataDir: resolve(DATA_DIR) });
  const { rpoSeconds, readySeconds, bytes } = place;
  say(
    `\nRPO ${rpoSeconds.toFixed(1)} s (at most ${RPO_SECONDS} s), RTO ${readySeconds.toFixed(1)} s for ${(bytes / 1e6).toFixed(0)} MB`,
  );
  expect(rpoSeconds <= RPO_SECONDS, "the RPO is too long");
  expect(readySeconds <= Math.max(60, (RTO_SECONDS_PER_GB * bytes) / GB), "the RTO is too long");
  say("ok");
  process.exit(0);
} catch (error) {
  process.stderr.write(`The drill failed: ${error.stack}\n`);
  process.exit(1);
}

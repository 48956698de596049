import { spawn } from "node:child_process";
import { mkdirSync, openSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { addressOf, post } from "../bench/flash/crowd.mjs";
import { fillForm, payOnPage, stockUp } from "../bench/buying.mjs";
import { withShop } from "../bench/shop.mjs";
import { runCommand } from "../test/run-command.mjs";
import { findFreePort } from "../setup/ports.mjs";
import { typescript } from "../setup/commands.mjs";
import { isAlive } from "../setup/processes.mjs";
import { completeSettings } from "../start/settings.mjs";

/** Longer than the claim of a killed process holds: who presses again finds what was held. */
export const HOLD_SECONDS = 30;
const NAMES = {
  server: "server.mjs",
  worker: "scripts/worker.ts",
  stripe: "sandbox/stripe/main.ts",
  mail: "sandbox/mail/main.ts",
};
const BACK_WITHIN_MS = 30_000;
const ASK_EVERY_MS = 100;
/** As a page does; faster would meet the limit of the route. */
const PRESS_EVERY_MS = 2_500;

/** Waits until something is so. @returns Milliseconds that it took. @throws When it is not in time. */
export async function until(what, isSo, withinMs = BACK_WITHIN_MS) {
  const started = performance.now();
  for (;;) {
    const found = await isSo();
    if (found) return Math.round(performance.now() - started);
    if (performance.now() - started > withinMs) throw new Error(`not within ${withinMs / 1_000} s: ${what}`);
    await sleep(ASK_EVERY_MS);
  }
}

export function expect(isSo, what) {
  if (!isSo) throw new Error(what);
}

/** Processes below one of ours, with their command lines; only where the system has /proc. */
function processesOf(root) {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const known = new Map();
  for (const pid of all) {
    try {
      const parent = Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ")[1]);
      known.set(Number(pid), { parent, command: readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0") });
    } catch {
      continue;
    }
  }
  const isBelow = (pid) => pid === root || (known.has(pid) && isBelow(known.get(pid).parent));
  return [...known].filter(([pid]) => pid !== root && isBelow(pid)).map(([pid, one]) => ({ pid, ...one }));
}

const isThis = (command, name) => command.some((word) => word === name || word.endsWith(`/${name}`));

/** Everything that a fault needs to know and do. */
function handle(shop) {
  const { dataDir, origin, stripeUrl } = shop;
  const state = () => JSON.parse(readFileSync(join(dataDir, "state.json"), "utf8"));
  const pidOf = (name) => {
    if (name === "postgres")
      return Number(readFileSync(join(state().postgresFolder, "postmaster.pid"), "utf8").split("\n")[0]);
    return processesOf(state().pid).find(({ command }) => isThis(command, NAMES[name]))?.pid;
  };
  const query = async (text, values = []) => {
    const client = new pg.Client(shop.databaseUrl);
    client.on("error", () => undefined);
    await client.connect();
    try {
      return (await client.query(text, values)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  const isReady = (at = origin) =>
    fetch(`${at}/api/ready`, { signal: AbortSignal.timeout(5_000) }).then(
      ({ status }) => status === 200,
      () => false,
    );
  return {
    ...shop,
    query,
    state,
    pidOf,
    count: async (text, values) => Number((await query(`select count(*) from ${text}`, values))[0].count),
    /** Kills without a warning. @returns The process that was. */
    kill(name) {
      const pid = pidOf(name);
      process.kill(pid, "SIGKILL");
      return pid;
    },
    signal: (name, signal) => process.kill(pidOf(name), signal),
    isReady,
    untilReady: (at) => until("the shop answers again", () => isReady(at)),
    async restart(name) {
      const old = pidOf(name);
      process.kill(old, "SIGKILL");
      await until(`${name} is started again`, () => !isAlive(old) && pidOf(name) !== undefined && pidOf(name) !== old);
      return until("the shop answers again", () => isReady());
    },
    setFaults: async (faults) => {
      const answer = await fetch(`${stripeUrl}/_sandbox/faults`, { method: "PUT", body: JSON.stringify(faults) });
      expect(answer.ok, `the Stripe stand-in takes the faults: ${answer.status}`);
    },
    stripe: async () => (await fetch(`${stripeUrl}/_sandbox/state`)).json(),
    wake: (job) => query("select graphile_worker.add_job($1, job_key := $1)", [job]),
    restWithin: (ms) =>
      until(
        "no checkout is open, no event and no message waits",
        async () =>
          (
            await query(`select (select count(*) from checkouts where state in ('reserved', 'paying', 'expiring', 'refund_due'))
            + (select count(*) from webhook_inbox where processed_at is null) as n`)
          )[0].n === "0",
        ms,
      ),
    /** What is broken in the books, with nothing allowed to be on its way. */
    async brokenBooks() {
      const command = [process.execPath, "scripts/in-shop.mjs", "scripts/invariants.ts", "--grace", "0"];
      const { code, output } = await runCommand(command, { env: { DATA_DIR: dataDir }, timeoutMs: 120_000 });
      const broken = output.split("\n").filter((line) => line.includes("BROKEN"));
      return code === 0 ? [] : broken.length > 0 ? broken : [output];
    },
  };
}

let buyers = 0;

/** Somebody with a browser of their own. */
export function newBuyer(shop, at = shop.origin) {
  buyers += 1;
  const number = buyers;
  const buyer = { number, key: `fault-key-${number}-${Date.now()}`, cookie: undefined };
  const send = async (path, body, key = buyer.key) => {
    const answer = await post({ origin: buyer.at, path, buyer: { ...buyer, key }, body });
    if (answer.cookie !== undefined) buyer.cookie = [buyer.cookie, answer.cookie].filter(Boolean).join("; ");
    return answer;
  };
  return Object.assign(buyer, {
    at,
    send,
    /** Presses the button; a lost answer is null. */
    press: (form, key) => send("/api/checkouts", form, key).catch(() => null),
    pay: (url) => payOnPage(url),
    settle: (sessionId) => send("/api/checkouts/settle", { sessionId }).catch(() => null),
    get: (path) =>
      fetch(buyer.at + path, {
        headers: { "x-forwarded-for": addressOf(number), ...(buyer.cookie !== undefined && { cookie: buyer.cookie }) },
        signal: AbortSignal.timeout(30_000),
      }),
  });
}

/** Sends the same press until it is answered with a payment, as a page does. @returns That answer. */
export async function pressUntilGiven(buyer, form, key = buyer.key) {
  let last;
  const isGiven = async () => {
    if (last) await sleep(PRESS_EVERY_MS);
    last = await buyer.press(form, key);
    return last?.status === 201;
  };
  await until("the press gives a payment", isGiven).catch((error) => {
    throw new Error(`${error.message}; at last ${last?.status} ${last?.data?.type}`);
  });
  return last;
}

/** So many of a product to buy. @returns The variant, and the form that buys one. */
export async function offer(shop, handle, free) {
  const variantId = await stockUp(shop.databaseUrl, { handle, free });
  return { variantId, form: await fillForm(shop.origin, variantId) };
}

export const stockOf = async (shop, variantId) =>
  (await shop.query("select on_hand, reserved from stock where variant_id = $1", [variantId]))[0];

/**
 * Another process of the shop on the same data, such as a second server.
 *
 * @param {string[]} args What Node.js runs.
 * @param {Record<string, string>} env What differs.
 */
export async function startBeside(shop, args, env = {}) {
  const state = shop.state();
  const port = await findFreePort(4_900);
  const settings = completeSettings(process.env, { port: state.port, dev: false, ports: state.ports, state });
  mkdirSync(".cache/faults", { recursive: true });
  const log = openSync(".cache/faults/beside.log", "a");
  const child = spawn(process.execPath, args, {
    env: {
      ...settings,
      ...{ DATABASE_URL: shop.databaseUrl, TRUSTED_PROXIES: "1", LOG_LEVEL: "warn", PORT: String(port) },
      ...{ HOLD_SECONDS: String(HOLD_SECONDS), SITE_URL: `http://localhost:${state.port}` },
      ...env,
    },
    stdio: ["ignore", log, log, "ipc"],
  });
  const gone = new Promise((done) => child.once("exit", done));
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid,
    async stop() {
      child.kill("SIGKILL");
      await gone;
    },
  };
}

/** A second server. */
export async function startServer(shop, env) {
  const server = await startBeside(shop, ["server.mjs"], env);
  try {
    await until("the second server answers", () => shop.isReady(server.origin), 60_000);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

export const startWorker = (shop, env) => startBeside(shop, typescript("scripts/worker.ts"), env);

/** A whole shop of its own, with short holds. */
export const withFaultyShop = (work, options = {}) =>
  withShop((shop) => work(handle({ ...shop, dataDir: resolve(shop.dataDir) })), {
    dataDir: options.dataDir ?? ".data-faults",
    env: { HOLD_SECONDS: String(HOLD_SECONDS), ...options.env },
  });

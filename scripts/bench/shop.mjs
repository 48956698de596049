import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { findFreePort } from "../setup/ports.mjs";

const READY_WITHIN_MS = 300_000;
const STOP_WITHIN_MS = 20_000;
const FIRST_PORT = 4700;

/**
 * A running shop to measure.
 *
 * @typedef {object} Shop
 * @property {string} origin
 * @property {number} serverPid Process that answers.
 * @property {{ name: string, path: string }[]} pages Public pages in Thai.
 * @property {string} databaseUrl
 * @property {string} stripeUrl Of the stand-in.
 * @property {string} dataDir
 */

/**
 * Starts the shop as `npm start` does, on data and ports of its own, for as long as the work takes.
 *
 * @template Answer
 * @param {(shop: Shop) => Promise<Answer>} work
 * @param {{ dataDir?: string, env?: Record<string, string> }} [options] Settings beside the usual ones.
 */
export async function withShop(work, { dataDir = ".data-bench", env = {} } = {}) {
  const port = await findFreePort(FIRST_PORT);
  const started = spawn(process.execPath, ["scripts/start.mjs"], {
    // The buyers of one part come from addresses of their own, as if through a proxy: limits stay as they are.
    env: {
      ...process.env,
      ...{ PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: "error", TRUSTED_PROXIES: "1" },
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = () => stopShop(started);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void stop().then(() => process.exit(1)));
  try {
    await untilReady(started);
    return await work(await describeShop({ startPid: started.pid, port, dataDir }));
  } finally {
    await stop();
  }
}

function untilReady(started) {
  let output = "";
  return new Promise((resolve, reject) => {
    const read = (chunk) => {
      output += chunk;
      if (/^ready http/m.test(output)) resolve();
    };
    started.stdout.on("data", read);
    started.stderr.on("data", read);
    started.once("exit", (code) => reject(new Error(`The shop ended with ${code}.\n${output}`)));
    setTimeout(() => reject(new Error(`The shop was not ready in time.\n${output}`)), READY_WITHIN_MS).unref();
  });
}

async function stopShop(started) {
  if (started.exitCode !== null || started.signalCode !== null) return;
  const gone = new Promise((resolve) => started.once("exit", resolve));
  started.kill("SIGTERM");
  await Promise.race([gone, sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
}

async function describeShop({ startPid, port, dataDir }) {
  const state = JSON.parse(readFileSync(join(dataDir, "state.json"), "utf8"));
  const databaseUrl = `postgres://postgres:${state.databasePassword}@127.0.0.1:${state.ports.postgres}/chob`;
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query("select short_id from posts where status = 'published' order by id desc limit 1");
  await client.end();
  const pages = [
    { name: "home", path: "/th" },
    { name: "shop", path: "/th/shop" },
    { name: "product", path: "/th/p/moon-jar" },
    { name: "post", path: `/th/post/${rows[0].short_id}` },
  ];
  const stripeUrl = `http://127.0.0.1:${state.ports.stripe}`;
  return {
    origin: `http://127.0.0.1:${port}`,
    serverPid: findServer(startPid),
    pages,
    databaseUrl,
    stripeUrl,
    dataDir,
  };
}

const commandOf = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
};

/** The child of the start script that runs server.mjs; only where the system has /proc. */
function findServer(startPid) {
  const own = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && parentOf(name) === startPid);
  return Number(own.find((pid) => commandOf(pid).includes("server.mjs")));
}

function parentOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ")[1]);
  } catch {
    return 0;
  }
}

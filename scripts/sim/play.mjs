import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { ensureDatabase, initialise, startServer, stopServer } from "../postgres/cluster.mjs";
import { placePostgres } from "../postgres/place.mjs";
import { mustRun, typescript } from "../setup/commands.mjs";
import { findFreePort } from "../setup/ports.mjs";
import { bundle } from "./bundle.mjs";
import { MUTANTS } from "./mutants.mjs";

/** Apart from another play that starts at the same moment, and below the ports that the system gives by itself. */
const FIRST_PORT = 12_000 + (process.pid % 40) * 400;
const SEED_WITHIN_MS = 120_000;
const BUYER_WITHIN_MS = 600;

const settingsFor = (databaseUrl, stripePort) => ({
  ...process.env,
  NODE_ENV: "production",
  DATABASE_URL: databaseUrl,
  DATABASE_POOL_MAX: "24",
  SITE_URL: "http://localhost:3000",
  APP_SECRET: "a-secret-that-is-only-used-in-simulations",
  STRIPE_SECRET_KEY: "sk_test_sandbox",
  STRIPE_WEBHOOK_SECRET: "whsec_simulation",
  STRIPE_API_BASE: `http://127.0.0.1:${stripePort}`,
  SMTP_URL: "smtp://127.0.0.1:1",
  HOLD_SECONDS: "2",
  UNDO_SECONDS: "2",
  ONE_TAP_CODE_ABOVE: "100000000",
  LOG_LEVEL: "error",
});

/** A PostgreSQL of the play's own that writes through to the disk, with a migrated database to copy. */
async function openStage(root) {
  const dataDir = mkdtempSync(join(tmpdir(), "chob-sim-"));
  chmodSync(dataDir, 0o711);
  const cluster = {
    ...placePostgres({ root, dataDir }),
    password: "postgres",
    logFile: join(dataDir, "postgres.log"),
    flags: ["-c", "max_connections=200"],
  };
  await initialise(cluster);
  const { port } = await startServer(cluster, await findFreePort(FIRST_PORT));
  const template = await ensureDatabase(cluster, port, "chob_template");
  const node = process.execPath;
  await mustRun("The schema", node, typescript("scripts/migrate.ts"), { cwd: root, env: settingsFor(template, 1) });
  const admin = async (...statements) => {
    const client = new pg.Client({ connectionString: template.replace(/chob_template$/, "postgres") });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  const close = async () => {
    await stopServer(cluster);
    rmSync(dataDir, { recursive: true, force: true });
  };
  // The server does not hear a Ctrl-C: it is told.
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void close().then(() => process.exit(1)));
  return {
    close,
    copy: async (name) => {
      await admin(`drop database if exists ${name} with (force)`, `create database ${name} template chob_template`);
      return template.replace(/chob_template$/, name);
    },
    drop: (name) => admin(`drop database if exists ${name} with (force)`),
  };
}

/** Lines of the log that tell of a request that failed although it should not. */
const failuresIn = (output) =>
  output
    .split("\n")
    .filter(
      (line) => line.includes("a request failed") && !/"code":"unavailable"|died (before|after) a commit/.test(line),
    )
    .slice(0, 5);

/** Runs the play's program to its end. */
function runProgram(file, { root, env, withinMs }) {
  return new Promise((resolve) => {
    const args = ["--conditions=react-server", "--enable-source-maps", file];
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    // Processes of its own end with it: each has a channel to it.
    const timer = setTimeout(() => child.kill("SIGKILL"), withinMs);
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      const said = /^RESULT (.*)$/m.exec(output)?.[1];
      if (said) return resolve({ ...JSON.parse(said), failures: failuresIn(output) });
      resolve({ broken: [{ id: "end", says: output.slice(-3000), broken: signal ?? code }] });
    });
  });
}

async function playSeed(stage, { root, folder, seed, buyers, sql = [] }) {
  const name = `seed_${seed}`;
  const url = await stage.copy(name);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of sql) await client.query(statement);
  await client.end();
  const stripePort = await findFreePort(FIRST_PORT + 100);
  const first = await findFreePort(FIRST_PORT + 200);
  // Every fourth seed is played with processes of their own, which are killed.
  const webPorts = seed % 4 === 0 ? [first, await findFreePort(first + 1)] : [];
  const env = { ...settingsFor(url, stripePort), SIM: JSON.stringify({ seed, buyers, webPorts }) };
  const withinMs = SEED_WITHIN_MS + buyers * BUYER_WITHIN_MS;
  try {
    return { seed, ...(await runProgram(join(folder, "run.mjs"), { root, env, withinMs })) };
  } finally {
    await stage.drop(name);
  }
}

const folderFor = (root, name) => {
  const folder = join(root, ".cache/sim", name);
  mkdirSync(folder, { recursive: true });
  return folder;
};

const brokenLines = (broken) => broken.map(({ id, says, broken: many }) => `    ${id}: ${many} ${says}`).join("\n");

/**
 * Plays seeds one after the other and says what came of each.
 *
 * @returns {Promise<boolean>} Whether nothing was broken.
 */
export async function playSeeds({ root, seeds, from, buyers }) {
  const folder = folderFor(root, "plain");
  await bundle({ root, folder });
  const stage = await openStage(root);
  const sums = {};
  let failed = 0;
  const startedAt = Date.now();
  try {
    for (let seed = from; seed < from + seeds; seed += 1) {
      const {
        broken,
        counts = {},
        story,
        failures = [],
        ms = 0,
      } = await playSeed(stage, { root, folder, seed, buyers });
      for (const [what, many] of Object.entries(counts)) sums[what] = (sums[what] ?? 0) + many;
      console.log(
        `seed ${seed} ${broken.length === 0 ? "ok" : "BROKEN"} in ${(ms / 1000).toFixed(1)} s: ${brief(counts)}`,
      );
      if (broken.length === 0) continue;
      failed += 1;
      console.log(
        `${brokenLines(broken)}\n    replay: npm run sim -- --seeds 1 --from ${seed} --buyers ${buyers}\n    what it left: ${story}\n${failures.join("\n")}`,
      );
    }
  } finally {
    await stage.close();
  }
  console.log(
    `\n${seeds - failed} of ${seeds} seeds right in ${Math.round((Date.now() - startedAt) / 1000)} s, together:`,
  );
  for (const [what, many] of Object.entries(sums).sort()) console.log(`  ${String(many).padStart(8)} ${what}`);
  return conclude(seeds - failed, failed);
}

const SHOWN = [
  "checkouts asked for",
  "taps",
  "page paid",
  "crashes",
  "kill -9",
  "holds cut short",
  "refunds asked for",
];
const brief = (counts) => SHOWN.flatMap((what) => (counts[what] ? [`${counts[what]} ${what}`] : [])).join(", ");

/** Seeds on which a mistake must be noticed at the latest: some do harm in one small play of three. */
const CHANCES = 24;

/** Plays one seed right, then with each mistake. @returns {Promise<boolean>} Whether each was noticed. */
export async function playMutants({ root, from, buyers }) {
  const stage = await openStage(root);
  const plays = { none: { says: "no mistake", changes: [] }, ...MUTANTS };
  let missed = 0;
  try {
    for (const [name, { says, changes, sql }] of Object.entries(plays)) {
      const folder = folderFor(root, name);
      await bundle({ root, folder, changes });
      const isMutant = name !== "none";
      let broken = [];
      let played = 0;
      const chances = isMutant ? CHANCES : 1;
      // Odd seeds: the SDK repeats nothing there, so that our own code must.
      for (; played < chances && broken.length === 0; played += 1) {
        ({ broken } = await playSeed(stage, { root, folder, seed: from + 2 * played, buyers, sql }));
      }
      const isRight = broken.length > 0 === isMutant && broken.every(({ id }) => id !== "end");
      if (!isRight) missed += 1;
      console.log(
        `${isRight ? "ok  " : "FAIL"} ${says}: ${broken.length} kinds of broken things, play ${played}\n${brokenLines(broken)}`,
      );
    }
  } finally {
    await stage.close();
  }
  return conclude(Object.keys(plays).length - missed, missed);
}

function conclude(passed, failed) {
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0;
}

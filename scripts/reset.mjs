import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { fileURLToPath } from "node:url";
import { loadEnvFile } from "../server/settings.mjs";
import { findServer, isCluster, stopServer } from "./postgres/cluster.mjs";
import { isInUse, readState } from "./start/state.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
loadEnvFile(root);
const dataDir = resolve(root, process.env.DATA_DIR || ".data");
const databaseUrl = process.env.DATABASE_URL || undefined;
const state = readState(dataDir);

function leave(code, sentence) {
  process.stdout.write(`${sentence}\n`);
  process.exit(code);
}

async function confirm(question) {
  if (process.argv.includes("--yes")) return;
  if (!process.stdin.isTTY) leave(1, "Nobody is here to ask: npm run reset -- --yes empties without asking.");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  if (!/^y(?:es)?$/i.test(answer.trim())) leave(0, "Nothing was changed.");
}

/** A folder is removed whole, so it has to be one that `npm start` made, and none that holds the project. */
function refuseForeign() {
  if (!existsSync(dataDir) || readdirSync(dataDir).length === 0) return;
  const isOurs = state?.databasePassword !== undefined || isCluster(join(dataDir, "postgres"));
  const holdsProject = !relative(dataDir, root).startsWith("..");
  if (!isOurs || holdsProject) leave(1, `${dataDir} was not made by npm start: nothing was removed. Check DATA_DIR.`);
}

async function emptyDatabase(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("drop schema if exists public, graphile_worker, drizzle cascade; create schema public");
  } finally {
    await client.end();
  }
}

async function removeEmbedded({ postgresFolder }) {
  const cluster = { folder: postgresFolder };
  if (findServer(cluster)) await stopServer(cluster);
  // Outside of the data folder only where root's own cannot be entered: the folder made for it goes whole.
  const isMoved = dirname(postgresFolder) !== dataDir && /^chob-[0-9a-f]{12}$/.test(basename(dirname(postgresFolder)));
  rmSync(isMoved ? dirname(postgresFolder) : postgresFolder, { recursive: true, force: true });
}

refuseForeign();
if (isInUse(state)) leave(1, `The shop runs on ${dataDir} (process ${state.pid}): stop it first.`);
if (databaseUrl) {
  const name = new URL(databaseUrl).pathname.slice(1);
  await confirm(`Remove everything in the database ${name} and in ${dataDir}?`);
  await emptyDatabase(databaseUrl);
} else {
  await confirm(`Remove everything in ${dataDir}, the database included?`);
}
if (state?.postgresFolder) await removeEmbedded(state);
rmSync(dataDir, { recursive: true, force: true });
leave(0, "Empty. The next npm start begins anew.");

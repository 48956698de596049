import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { platform } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, isRunning, waitUntil } from "../setup/processes.mjs";
import { Refusal } from "../setup/refusal.mjs";

const START_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 8_000;
const RETRY_MS = 200;
// Trigram search asks the character type: with plain C it finds nothing in Thai.
const CHARACTER_TYPE = platform() === "darwin" ? "en_US.UTF-8" : "C.UTF-8";
const INITDB_FLAGS = [
  "--encoding=UTF8",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--locale=C",
  `--lc-ctype=${CHARACTER_TYPE}`,
];
const FINISHED = "chob-initialised";
const WRONG_PASSWORD = "28P01";

/**
 * @typedef {object} Cluster
 * @property {string} native Folder of the program.
 * @property {string} folder Folder of the data.
 * @property {{ uid?: number, gid?: number }} owner User it runs as.
 * @property {string} password
 * @property {string} logFile
 * @property {string[]} [flags] For the server.
 */

/** Address of a database on this machine. */
export const databaseUrl = ({ password }, port, name) => `postgres://postgres:${password}@127.0.0.1:${port}/${name}`;

/** Whether a folder is the data of a PostgreSQL that was made here. */
export const isCluster = (folder) => existsSync(join(folder, FINISHED));

/** The server that holds the data folder now, if one does. */
export function findServer({ folder }) {
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n").map(Number);
  return isRunning(pid, "postgres") ? { pid, port } : undefined;
}

/** Some installs lose the mark; where it is there the file may belong to somebody else. */
function makeExecutable(file) {
  if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
}

function runAs(cluster, program, args, stdio) {
  const file = join(cluster.native, "bin", program);
  makeExecutable(file);
  // Detached: a Ctrl-C at the terminal must reach it last, after those who still write.
  return spawn(file, args, { ...cluster.owner, cwd: cluster.folder, stdio, detached: true });
}

/** Makes the data folder once; one that was left half made is made again. */
export async function initialise(cluster) {
  const { folder, owner, password } = cluster;
  if (isCluster(folder)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner.uid !== undefined) for (const path of [folder, passwordFile]) chownSync(path, owner.uid, owner.gid);
  const args = ["-D", folder, "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, ...INITDB_FLAGS];
  const child = runAs(cluster, "initdb", args, ["ignore", "pipe", "pipe"]);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  rmSync(passwordFile, { force: true });
  if (code !== 0) throw new Refusal(`PostgreSQL could not make its data folder:\n${output.trim()}`);
  writeFileSync(join(folder, FINISHED), "");
}

/** One connection, or undefined while the server does not take any. */
async function tryConnect(cluster, port) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({
    connectionString: databaseUrl(cluster, port, "postgres"),
    connectionTimeoutMillis: 2_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    if (error.code === WRONG_PASSWORD) {
      throw new Refusal(
        `The database in ${cluster.folder} does not take the password kept beside it: run npm run reset.`,
      );
    }
    return undefined;
  }
}

/**
 * PostgreSQL itself knows a lock left by a dead process from a live one, but not that the number was given again to
 * another program since.
 */
function removeForeignLock({ folder }) {
  const file = join(folder, "postmaster.pid");
  if (existsSync(file) && isAlive(Number.parseInt(readFileSync(file, "utf8"), 10))) rmSync(file);
}

function launch(cluster, port) {
  removeForeignLock(cluster);
  const log = openSync(cluster.logFile, "a");
  const flags = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", ...(cluster.flags ?? [])];
  return runAs(cluster, "postgres", ["-D", cluster.folder, "-p", String(port), ...flags], ["ignore", log, log]);
}

/**
 * Starts the server, or takes the one that already runs on this data. After a crash it may refuse for a moment, until
 * the processes of its predecessor are gone: it is asked again.
 *
 * @param {Cluster} cluster
 * @param {number} port For a new server; a running one keeps its own.
 * @returns {Promise<{ pid: number, port: number, isReused: boolean }>}
 */
export async function startServer(cluster, port) {
  const isReused = findServer(cluster) !== undefined;
  const until = Date.now() + START_WITHIN_MS;
  let child;
  while (Date.now() < until) {
    const server = findServer(cluster);
    const client = server && (await tryConnect(cluster, server.port));
    if (client) {
      await client.end();
      child?.unref();
      return { ...server, isReused };
    }
    if (!server && (child === undefined || child.exitCode !== null || child.signalCode !== null)) {
      child = launch(cluster, port);
      child.on("error", () => undefined);
    }
    await sleep(RETRY_MS / 4);
  }
  throw new Refusal(`PostgreSQL did not start within ${START_WITHIN_MS / 1000} s: see ${cluster.logFile}.`);
}

/** Stops the server: those connected are sent away, then, if it still lingers, at once. */
export async function stopServer(cluster) {
  const server = findServer(cluster);
  if (!server) return;
  const isGone = () => !isRunning(server.pid, "postgres");
  process.kill(server.pid, "SIGINT");
  if (await waitUntil(isGone, STOP_WITHIN_MS)) return;
  process.kill(server.pid, "SIGQUIT");
  await waitUntil(isGone, STOP_WITHIN_MS);
}

/** Creates a database unless it is there. */
export async function ensureDatabase(cluster, port, name) {
  const client = await tryConnect(cluster, port);
  if (!client) throw new Refusal("PostgreSQL went away while starting.");
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return databaseUrl(cluster, port, name);
}

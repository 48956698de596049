import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isRunning } from "../setup/processes.mjs";

const NAME = "state.json";

/**
 * What a data folder remembers from one start to the next.
 *
 * @typedef {object} State
 * @property {number} [pid] The start script that runs on it now.
 * @property {number} [port] Port of the shop at the last start.
 * @property {string} databasePassword
 * @property {string} appSecret
 * @property {string} webhookSecret Of the Stripe stand-in.
 * @property {Record<string, number>} ports Of what runs beside the shop.
 * @property {string} [postgresFolder]
 */

const secret = () => randomBytes(32).toString("hex");

/** @returns {State | undefined} */
export function readState(dataDir) {
  const file = join(dataDir, NAME);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

/** @param {State} state */
export function writeState(dataDir, state) {
  const temporary = join(dataDir, `.${NAME}`);
  writeFileSync(temporary, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(temporary, join(dataDir, NAME));
}

/** The state of a data folder, with secrets made at its first start. */
export function openState(dataDir) {
  mkdirSync(join(dataDir, "logs"), { recursive: true });
  const fresh = { databasePassword: secret(), appSecret: secret(), webhookSecret: `whsec_${secret()}`, ports: {} };
  return { ...fresh, ...readState(dataDir) };
}

// A container gives the same numbers at every start: those of this process and of the shell that started it are ours.
const OURS = [process.pid, process.ppid];

/** Whether another start script runs on this data folder. */
export const isInUse = (state) =>
  state?.pid !== undefined && !OURS.includes(state.pid) && isRunning(state.pid, "start.mjs");

import { spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";

const STDIO = ["ignore", "pipe", "pipe"];
const TIDY_WITHIN_MS = 10_000;
const CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** Programs that run, each the leader of a group with all that it starts, and their ends. */
const running = new Map();

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/** Asks a group to end, so that it can put away what it made, and then makes it. */
async function endGroup(child, signal) {
  signalGroup(child, signal);
  await Promise.race([running.get(child), delay(TIDY_WITHIN_MS, undefined, { ref: false })]);
  signalGroup(child, "SIGKILL");
}

// Groups of their own do not hear a Ctrl-C at the terminal.
for (const [signal, code] of Object.entries(CODES)) {
  process.once(signal, async () => {
    await Promise.all([...running.keys()].map((child) => endGroup(child, signal)));
    process.exit(code);
  });
}

/**
 * Runs a program and collects what it says. What it started ends with it when it takes too long or we are ended.
 *
 * @param {string[]} command Program and arguments.
 * @param {{ env?: Record<string, string | undefined>, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string, ms: number }>} `code` 124 when it took too long.
 */
export async function runCommand([program, ...args], { env = {}, timeoutMs = 900_000 } = {}) {
  const started = Date.now();
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: STDIO, detached: true });
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => chunks.push(chunk));
  const ended = new Promise((resolve) => {
    child.on("error", (error) => {
      chunks.push(Buffer.from(String(error)));
      resolve(127);
    });
    child.on("close", (code) => resolve(code ?? 1));
  });
  running.set(child, ended);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    void endGroup(child, "SIGTERM");
  }, timeoutMs);
  const code = await ended;
  clearTimeout(timer);
  running.delete(child);
  return { code: isLate ? 124 : code, output: Buffer.concat(chunks).toString("utf8"), ms: Date.now() - started };
}

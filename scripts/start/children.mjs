import { spawn } from "node:child_process";
import { closeSync, openSync, renameSync, statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const STOP_WITHIN_MS = 9_000;
const DEATHS = { max: 5, withinMs: 60_000 };
const BACKOFF = { firstMs: 250, maxMs: 5_000 };
const LOG_MAX_BYTES = 5_000_000;

function openLog(file) {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_MAX_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, "a");
}

/**
 * Starts a Node.js process of ours. Its channel to us is how it learns of our death; it has a group of its own so
 * that a Ctrl-C reaches it from us, in the right order.
 *
 * @param {{ args: string[], cwd: string, env: NodeJS.ProcessEnv, logFile: string }} command
 */
function launch({ args, cwd, env, logFile }) {
  const log = openLog(logFile);
  const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", log, log, "ipc"], detached: true });
  closeSync(log);
  const ended = new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? `code ${code}`));
    child.once("error", (error) => resolve(error.message));
  });
  const stop = async () => {
    child.kill("SIGTERM");
    const kill = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN_MS);
    await ended;
    clearTimeout(kill);
  };
  return { ended, stop };
}

/**
 * Keeps something running: when it dies by itself it is started again, a little later each time.
 *
 * @param {object} watched
 * @param {string} watched.name For people.
 * @param {() => Promise<{ ended: Promise<string>, stop: () => Promise<void> }>} watched.start
 * @param {(text: string) => void} watched.say
 * @param {(name: string) => void} watched.giveUp Called once, after too many deaths.
 */
export function supervise({ name, start, say, giveUp }) {
  let current;
  let isStopping = false;
  let deaths = [];

  const again = async (reason) => {
    deaths = [...deaths.filter((at) => Date.now() - at < DEATHS.withinMs), Date.now()];
    if (deaths.length >= DEATHS.max) return giveUp(name);
    say(`${name} ended (${reason}); starting it again`);
    await sleep(Math.min(BACKOFF.maxMs, BACKOFF.firstMs * 2 ** (deaths.length - 1)));
    if (!isStopping) await run();
  };
  const run = async () => {
    try {
      current = await start();
    } catch (error) {
      return again(error.message);
    }
    if (isStopping) return current.stop();
    void current.ended.then((reason) => (isStopping ? undefined : again(reason)));
  };

  return {
    started: run(),
    async stop() {
      isStopping = true;
      await current?.stop();
    },
  };
}

/** The same for a Node.js process of ours. */
export const superviseNode = ({ command, ...watched }) =>
  supervise({ ...watched, start: () => Promise.resolve(launch(command)) });

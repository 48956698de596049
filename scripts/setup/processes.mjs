import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 50;

/** Whether a process lives; one of somebody else's counts too. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/**
 * Whether a living process was started by a command holding this word. Numbers are given again after a crash; where
 * the system does not say (no /proc) the number alone decides.
 */
export function isRunning(pid, word) {
  if (!isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(word);
  } catch {
    return !existsSync("/proc/self/cmdline");
  }
}

/** Waits until a condition holds; false when it did not in time. */
export async function waitUntil(condition, timeoutMs) {
  const until = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > until) return false;
    await sleep(POLL_MS);
  }
  return true;
}

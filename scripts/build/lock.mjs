import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "../setup/processes.mjs";

const POLL_MS = 300;
/** A lock is written right after it was made: one that is still empty by then was left by a process that died. */
const WRITTEN_WITHIN_MS = 5_000;

/** Whether nobody holds the lock any more. A container gives our own number to whoever held it before a restart. */
function isLeft(file) {
  const holder = Number(readFileSync(file, "utf8"));
  if (holder > 0) return holder === process.pid || !isAlive(holder);
  return Date.now() - statSync(file).mtimeMs > WRITTEN_WITHIN_MS;
}

function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    try {
      if (isLeft(file)) rmSync(file, { force: true });
    } catch (gone) {
      if (gone.code !== "ENOENT") throw gone;
    }
    return false;
  }
}

/** Runs work that only one process may do at a time; a lock left by a dead one counts for nothing. */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  while (!tryLock(file)) await sleep(POLL_MS);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

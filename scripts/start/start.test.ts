import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isRunning } from "../setup/processes.mjs";
import { findFreePort } from "../setup/ports.mjs";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "chob-start-"));
  // PostgreSQL runs as somebody else when we are root.
  chmodSync(folder, 0o711);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Number of the server on this data folder; while the folder is being made its file holds one below zero, or goes. */
function serverOf(file: string): number {
  try {
    return Math.max(0, Number.parseInt(readFileSync(file, "utf8"), 10) || 0);
  } catch {
    return 0;
  }
}

/** Starts the shop and waits for the moment in which its PostgreSQL comes up. */
async function startUntilDatabase() {
  const port = await findFreePort(4800);
  const start = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...process.env, ENV_FILE: "", DATA_DIR: folder, PORT: String(port) },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const pid = await vi.waitUntil(() => serverOf(join(folder, "postgres/postmaster.pid")), {
    timeout: 15_000,
    interval: 5,
  });
  return { start, pid };
}

describe("npm start", () => {
  it("leaves no PostgreSQL behind when it is stopped while that comes up", async () => {
    const { start, pid } = await startUntilDatabase();
    expect(isRunning(pid, "postgres")).toBe(true);
    start.kill("SIGINT");
    await once(start, "exit");
    expect(isRunning(pid, "postgres")).toBe(false);
  });

  it("ends with the process that started it to test it", async () => {
    const { start, pid } = await startUntilDatabase();
    start.disconnect();
    await once(start, "exit");
    expect(isRunning(pid, "postgres")).toBe(false);
  });
});

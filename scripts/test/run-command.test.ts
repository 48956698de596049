import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isAlive } from "../setup/processes.mjs";
import { runCommand } from "./run-command.mjs";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "chob-run-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A program that starts another, writes its number down, and waits for ever. */
const parentOf = (file: string) => `
  const { spawn } = require("node:child_process");
  const child = spawn(process.execPath, ["-e", "setInterval(() => 0, 1000)"], { stdio: "ignore" });
  require("node:fs").writeFileSync(${JSON.stringify(file)}, String(child.pid));
  setInterval(() => 0, 1000);
`;

function grandchild(file: string): Promise<number> {
  return vi.waitUntil(() => {
    try {
      return Number(readFileSync(file, "utf8"));
    } catch {
      return 0;
    }
  }, 5_000);
}

describe("runCommand", () => {
  it("gives the program's code and words", async () => {
    const { code, output } = await runCommand([process.execPath, "-e", "console.log('so'); process.exit(3)"]);
    expect([code, output]).toEqual([3, "so\n"]);
  });

  it("says 127 for a program that is not there", async () => {
    expect((await runCommand(["no-such-program"])).code).toBe(127);
  });

  it("ends what the program started when it takes too long", async () => {
    const file = join(folder, "pid");
    const { code } = await runCommand([process.execPath, "-e", parentOf(file)], { timeoutMs: 1_000 });
    expect(code).toBe(124);
    const pid = await grandchild(file);
    await vi.waitUntil(() => !isAlive(pid), 5_000);
  });

  it("ends what the program started when we are ended", async () => {
    const file = join(folder, "pid");
    const us = spawn(process.execPath, [
      "--input-type=module",
      "-e",
      `import { runCommand } from "./scripts/test/run-command.mjs";
       await runCommand([process.execPath, "-e", ${JSON.stringify(parentOf(file))}]);`,
    ]);
    const pid = await grandchild(file);
    us.kill("SIGTERM");
    expect(await once(us, "exit")).toEqual([143, null]);
    await vi.waitUntil(() => !isAlive(pid), 5_000);
  });
});

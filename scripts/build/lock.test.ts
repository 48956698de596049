import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withLock } from "./lock.mjs";

let file = "";
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), "chob-lock-")), "build.lock");
});
afterEach(() => rmSync(join(file, ".."), { recursive: true }));

const work = () => Promise.resolve("done");

describe("withLock", () => {
  it("waits for the process that holds it, and leaves no lock behind", async () => {
    const holder = spawn(process.execPath, ["-e", "setInterval(() => 0, 1000)"]);
    await once(holder, "spawn");
    writeFileSync(file, String(holder.pid));
    const told: string[] = [];
    const working = withLock(file, () => Promise.resolve(told.push("worked")));
    told.push("the holder ends");
    holder.kill();
    await working;
    expect(told).toEqual(["the holder ends", "worked"]);
    expect(existsSync(file)).toBe(false);
  });

  it("takes over a lock with our own number: a container gives it again at every start", async () => {
    writeFileSync(file, String(process.pid));
    expect(await withLock(file, work)).toBe("done");
  });

  it("takes over a lock that was never written", async () => {
    writeFileSync(file, "");
    utimesSync(file, new Date(0), new Date(0));
    expect(await withLock(file, work)).toBe("done");
  });
});

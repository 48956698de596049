import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { isInUse } from "./state.mjs";

describe("isInUse", () => {
  it("is true while another start script runs", async () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => 0, 1000)", "start.mjs"]);
    await once(other, "spawn");
    expect(isInUse({ pid: other.pid })).toBe(true);
    other.kill();
    await once(other, "exit");
    expect(isInUse({ pid: other.pid })).toBe(false);
  });

  it("is false for our own number and that of our shell, which a container gives at every start", async () => {
    const script = `import { isInUse } from "./scripts/start/state.mjs";
      console.log(isInUse({ pid: process.pid }), isInUse({ pid: process.ppid }), isInUse(undefined), isInUse({}));`;
    const us = spawn(process.execPath, ["--input-type=module", "-e", script, "start.mjs"]);
    let output = "";
    us.stdout.on("data", (chunk) => (output += String(chunk)));
    await once(us, "close");
    expect(output.trim()).toBe("false false false false");
  });
});

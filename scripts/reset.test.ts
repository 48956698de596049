import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "chob-reset-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function reset(dataDir: string) {
  const env = { ...process.env, ENV_FILE: "", DATA_DIR: dataDir };
  const { status, stdout } = spawnSync(process.execPath, ["scripts/reset.mjs", "--yes"], { env, encoding: "utf8" });
  return { status, stdout };
}

describe("npm run reset", () => {
  it("removes nothing from a folder that npm start did not make", () => {
    const letter = join(folder, "letter.txt");
    writeFileSync(letter, "keep me");
    writeFileSync(join(folder, "state.json"), "{}");
    expect(reset(folder)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("nothing was removed") as string,
    });
    expect(existsSync(letter)).toBe(true);
  });

  it("removes a data folder whole, as long as the shop has been there", () => {
    mkdirSync(join(folder, "logs"));
    writeFileSync(join(folder, "state.json"), JSON.stringify({ databasePassword: "x", ports: {} }));
    expect(reset(folder).status).toBe(0);
    expect(existsSync(folder)).toBe(false);
  });

  it("is content with a folder that is not there yet", () => {
    expect(reset(join(folder, "none")).status).toBe(0);
  });
});

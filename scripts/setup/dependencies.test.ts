import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { isInstalled } from "./dependencies.mjs";

const made: string[] = [];
afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

type Versions = Record<string, string>;

/** A project that wants some packages, has some, and whose last install was of exactly this lock file. */
function project({ wanted, present, isStamped = true }: { wanted: Versions; present: Versions; isStamped?: boolean }) {
  const root = mkdtempSync(join(tmpdir(), "chob-dependencies-"));
  made.push(root);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const entries: [string, { version: string }][] = Object.entries(wanted).map(([name, version]) => [
    `node_modules/${name}`,
    { version },
  ]);
  const lock = JSON.stringify({ packages: { "": {}, ...Object.fromEntries(entries) } });
  write("package.json", JSON.stringify({ dependencies: wanted }));
  write("package-lock.json", lock);
  write("node_modules/.package-lock.json", lock);
  if (isStamped) write("node_modules/.chob-lock", createHash("sha256").update(lock).digest("hex"));
  for (const [name, version] of Object.entries(present)) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ version }));
  }
  return root;
}

const wanted = { cup: "1.0.0", "@table/bowl": "2.0.0" };

describe("isInstalled", () => {
  it.each([true, false])("is content with what the lock file asks for; stamped: %s", (isStamped) => {
    expect(isInstalled(project({ wanted, present: wanted, isStamped }))).toBe(true);
  });

  it("notices a package that is missing although the last install says that all is in place", () => {
    expect(isInstalled(project({ wanted, present: { cup: "1.0.0" } }))).toBe(false);
  });

  it("notices a package of another version", () => {
    expect(isInstalled(project({ wanted, present: { ...wanted, cup: "0.9.0" } }))).toBe(false);
  });

  it("notices a package that package.json asks for and the lock file does not know", () => {
    const root = project({ wanted, present: wanted });
    writeFileSync(join(root, "package.json"), JSON.stringify({ devDependencies: { ...wanted, plate: "1.0.0" } }));
    expect(isInstalled(root)).toBe(false);
  });
});

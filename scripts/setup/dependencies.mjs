import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mustRun } from "./commands.mjs";

const STAMP = "node_modules/.chob-lock";
const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));
const hashOf = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");

/** Whether an install made by hand holds what the lock file asks for; optional ones may belong to another system. */
function matchesLock(root) {
  const installed = join(root, "node_modules/.package-lock.json");
  if (!existsSync(installed)) return false;
  const present = readJson(installed).packages;
  const wanted = Object.entries(readJson(join(root, "package-lock.json")).packages).filter(
    // npm leaves entries in the lock file that it would not install.
    ([path, { extraneous }]) => path !== "" && extraneous !== true,
  );
  return wanted.every(([path, { version, optional }]) =>
    path in present ? present[path].version === version : optional === true,
  );
}

/** What package.json names, looked at itself: a copied or half-removed folder keeps the notes of another install. */
function hasNamed(root) {
  const { dependencies = {}, devDependencies = {} } = readJson(join(root, "package.json"));
  const { packages } = readJson(join(root, "package-lock.json"));
  return Object.keys({ ...dependencies, ...devDependencies }).every((name) => {
    const file = join(root, "node_modules", name, "package.json");
    return existsSync(file) && readJson(file).version === packages[`node_modules/${name}`]?.version;
  });
}

/** Whether `node_modules` holds what this project's lock file asks for. */
export function isInstalled(root) {
  if (!hasNamed(root)) return false;
  const stamp = join(root, STAMP);
  const isStamped = existsSync(stamp) && readFileSync(stamp, "utf8") === hashOf(join(root, "package-lock.json"));
  return isStamped || matchesLock(root);
}

/**
 * Installs the locked dependencies unless they are there.
 *
 * @returns {Promise<string>} What happened, for the step's line.
 */
export async function ensureDependencies(root) {
  const hash = hashOf(join(root, "package-lock.json"));
  const stamp = join(root, STAMP);
  if (!isInstalled(root)) {
    const npm = process.env.npm_execpath;
    const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
    const [file, ...before] = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];
    await mustRun("npm ci", file, [...before, ...args], { cwd: root });
    writeFileSync(stamp, hash);
    return "installed";
  }
  if (!existsSync(stamp)) writeFileSync(stamp, hash);
  return "in place";
}

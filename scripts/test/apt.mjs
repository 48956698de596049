import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * Installs Debian's packages where that is possible: on Debian, as root.
 *
 * @param {string[]} packages
 * @returns {boolean} Whether it was tried.
 */
export function installPackages(packages) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  const quiet = { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  execFileSync("apt-get", ["update"], quiet);
  execFileSync("apt-get", ["install", "-y", "--no-install-recommends", ...packages], quiet);
  return true;
}

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The one without a window comes first: it does the same with a quarter less work. */
const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

async function findBrowser() {
  const { chromium } = await import("@playwright/test");
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [process.env.CHROME_PATH, chromium.executablePath(), ...onPath, MAC].find((path) => path && existsSync(path));
}

/**
 * Finds a browser for the tests, or installs Debian's where that is possible.
 *
 * @returns {Promise<string>} Its path.
 * @throws {Error} With one plain sentence.
 */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const quiet = { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
    execFileSync("apt-get", ["update"], quiet);
    execFileSync(
      "apt-get",
      ["install", "-y", "--no-install-recommends", "chromium-headless-shell", "fonts-noto-core"],
      quiet,
    );
    const installed = await findBrowser();
    if (installed) return installed;
  }
  throw new Error("The browser tests need Chromium or Chrome: install one, or point CHROME_PATH at it.");
}

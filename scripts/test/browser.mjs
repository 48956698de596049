import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { installPackages } from "./apt.mjs";

/** The one without a window comes first: it does the same with a quarter less work. */
const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

async function findBrowser(names) {
  const { chromium } = await import("@playwright/test");
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env.CHROME_PATH, chromium.executablePath(), ...onPath, MAC].find((path) => path && existsSync(path));
}

/**
 * Finds a browser for the tests, or installs Debian's where that is possible.
 *
 * @param {{ isTimed?: boolean }} [options] `isTimed` takes one with a window where there is one: the other draws its
 *   frames later, and would be measured in the shop's place.
 * @returns {Promise<string>} Its path.
 * @throws {Error} With one plain sentence.
 */
export async function ensureBrowser({ isTimed = false } = {}) {
  const names = isTimed ? [...NAMES.slice(1), ...NAMES.slice(0, 1)] : NAMES;
  const found = await findBrowser(names);
  if (found) return found;
  const installed = installPackages(["chromium-headless-shell", "fonts-noto-core"]) && (await findBrowser(names));
  if (installed) return installed;
  throw new Error("The browser tests need Chromium or Chrome: install one, or point CHROME_PATH at it.");
}

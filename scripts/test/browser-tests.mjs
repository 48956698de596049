import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { findFreePort } from "../setup/ports.mjs";
import { ensureBrowser } from "./browser.mjs";
import { failuresOfBrowser } from "./failures.mjs";
import { runCommand } from "./run-command.mjs";

const REPORT = ".cache/test/browser.json";
const DATA_DIR = ".data-test";

/** Starts the whole shop as `npm start` does and waits for its last line. Its channel ends it when we are gone. */
async function startShop(env) {
  const shop = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  const ready = new Promise((resolve, reject) => {
    const read = (chunk) => {
      output += chunk;
      if (/^ready http/m.test(output)) resolve();
    };
    shop.stdout.on("data", read);
    shop.stderr.on("data", read);
    shop.once("exit", (code) => reject(new Error(`the shop ended with ${code}`)));
    setTimeout(() => reject(new Error("the shop was not ready within five minutes")), 300_000).unref();
  });
  // It may end while nobody waits yet; the one who waits later still learns of it.
  ready.catch(() => undefined);
  return { shop, ready, read: () => output };
}

async function stopShop(shop) {
  if (shop.exitCode !== null) return;
  const gone = new Promise((resolve) => shop.once("exit", resolve));
  shop.kill("SIGTERM");
  await Promise.race([gone, delay(20_000).then(() => shop.kill("SIGKILL"))]);
}

function readReport(code) {
  const report = existsSync(REPORT) ? JSON.parse(readFileSync(REPORT, "utf8")) : {};
  const { stats } = report;
  const failed = (stats?.unexpected ?? 0) + (stats?.skipped ?? 0);
  const passed = (stats?.expected ?? 0) + (stats?.flaky ?? 0);
  const failures = failuresOfBrowser(report);
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed, failures };
}

/** Stock, money and orders that the tests left behind must agree, and with Stripe too: one more test. */
async function checkBooks(counts) {
  const command = [process.execPath, "scripts/in-shop.mjs", "scripts/invariants.ts"];
  const { code, output } = await runCommand(command, { env: { DATA_DIR }, timeoutMs: 120_000 });
  if (code === 0) return { ...counts, passed: counts.passed + 1, output };
  return { ...counts, failed: counts.failed + 1, output: `The books of the shop do not agree.\n${output}` };
}

/** The browser tests against a whole shop of their own, and its books after them. */
export const BROWSER_STEP = {
  name: "browser tests",
  run: async () => {
    const started = Date.now();
    rmSync(REPORT, { force: true });
    const reset = await runCommand([process.execPath, "scripts/reset.mjs", "--yes"], { env: { DATA_DIR } });
    if (reset.code !== 0) return { ok: false, passed: 0, failed: 1, output: reset.output, ms: reset.ms };
    // Apart from another copy that starts at the same moment.
    const port = await findFreePort(4_100 + (process.pid % 300) * 4);
    const { shop, ready, read } = await startShop({ PORT: String(port), DATA_DIR, TRUSTED_PROXIES: "1" });
    try {
      const browser = await ensureBrowser();
      await ready;
      const env = { CHROME_PATH: browser, E2E_PORT: String(port), E2E_DATA_DIR: DATA_DIR };
      const { code, output } = await runCommand(
        ["node_modules/.bin/playwright", "test", ...process.argv.slice(2).filter((arg) => arg.startsWith("e2e/"))],
        { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: REPORT }, timeoutMs: 2_700_000 },
      );
      const counts = readReport(code);
      if (code !== 0 || counts.failed > 0) return { ok: false, ...counts, output, ms: Date.now() - started };
      const checked = await checkBooks(counts);
      return { ...checked, ok: checked.failed === 0, ms: Date.now() - started };
    } catch (error) {
      return { ok: false, passed: 0, failed: 1, output: `${read()}\n${String(error)}`, ms: Date.now() - started };
    } finally {
      await stopShop(shop);
    }
  },
};

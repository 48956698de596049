import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "../test/browser.mjs";
import { runCommand } from "../test/run-command.mjs";
import { median } from "./table.mjs";

const LOCKED = "scripts/bench/lighthouse";
const FOLDER = ".cache/bench/lighthouse";
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];
const INSTALL_WITHIN_MS = 300_000;
const RUN_WITHIN_MS = 120_000;
const MS_PER_SECOND = 1_000;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

/** Installs the locked version in a folder of its own: the shop never needs it. @returns Its command line. */
async function install() {
  const command = join(FOLDER, "node_modules/lighthouse/cli/index.js");
  if (existsSync(command)) return command;
  mkdirSync(FOLDER, { recursive: true });
  for (const name of ["package.json", "package-lock.json"]) copyFileSync(join(LOCKED, name), join(FOLDER, name));
  const npm = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", FOLDER];
  const { code, output } = await runCommand(npm, { timeoutMs: INSTALL_WITHIN_MS });
  if (code !== 0) throw new Error(`Lighthouse could not be installed.\n${output}`);
  return command;
}

const TRACE_LOST = /NO_NAVSTART|NO_FCP|PROTOCOL_TIMEOUT/;

async function visit(command, url, browser) {
  const report = join(FOLDER, "report.json");
  const args = [
    ...[url, "--quiet", "--output=json", `--output-path=${report}`, `--chrome-flags=${FLAGS.join(" ")}`],
    ...[`--only-categories=${CATEGORIES.join(",")}`, "--no-enable-error-reporting"],
  ];
  const ask = () =>
    runCommand([process.execPath, command, ...args], { env: { CHROME_PATH: browser }, timeoutMs: RUN_WITHIN_MS });
  let { code, output } = await ask();
  // The browser sometimes loses the beginning of its own trace; what it measures is not touched by asking again.
  if (code !== 0 && TRACE_LOST.test(output)) ({ code, output } = await ask());
  if (code !== 0) throw new Error(`Lighthouse failed on ${url}.\n${output}`);
  const { categories, audits } = JSON.parse(readFileSync(report, "utf8"));
  const seconds = (name) => audits[name].numericValue / MS_PER_SECOND;
  return {
    ...Object.fromEntries(CATEGORIES.map((name) => [name, categories[name].score * 100])),
    fcp: seconds("first-contentful-paint"),
    lcp: seconds("largest-contentful-paint"),
    tbt: audits["total-blocking-time"].numericValue,
    cls: audits["cumulative-layout-shift"].numericValue,
    faults: Object.values(audits)
      .filter(({ score, scoreDisplayMode }) => scoreDisplayMode === "binary" && score === 0)
      .map(({ id }) => id),
  };
}

/** Lighthouse's mobile profile (150 ms, 1.6 Mbps, a processor four times slower), the middle of several runs. */
export async function benchLighthouse({ shop, runs, say }) {
  const command = await install();
  const browser = await ensureBrowser({ isTimed: true });
  const rows = [];
  for (const { name, path } of shop.pages) {
    const visits = [];
    for (let run = 0; run < runs; run += 1) visits.push(await visit(command, shop.origin + path, browser));
    const of = (figure) => median(visits.map((one) => one[figure]));
    const faults = [...new Set(visits.flatMap((one) => one.faults))];
    say(`${name}: LCP ${of("lcp").toFixed(2)} s${faults.length > 0 ? `, not right: ${faults.join(", ")}` : ""}`);
    const row = (what, figure, rest) => ({ part: "lighthouse", name: `${name}: ${what}`, value: of(figure), ...rest });
    rows.push(
      row("performance", "performance", { unit: "", atLeast: 97 }),
      row("accessibility", "accessibility", { unit: "", atLeast: 100 }),
      row("best practices", "best-practices", { unit: "", atLeast: 100 }),
      row("SEO", "seo", { unit: "", atLeast: 100 }),
      row("first paint", "fcp", { unit: "s", atMost: 0.8 }),
      row("largest paint", "lcp", { unit: "s", atMost: 1.8 }),
      row("blocked", "tbt", { unit: "ms", atMost: 100 }),
      row("layout shift", "cls", { unit: "", atMost: 0 }),
    );
  }
  return rows;
}

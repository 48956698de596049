import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { benchLighthouse } from "./bench/lighthouse.mjs";
import { benchScale } from "./bench/scale-part.mjs";
import { benchPay } from "./bench/pay.mjs";
import { benchServer } from "./bench/server.mjs";
import { withShop } from "./bench/shop.mjs";
import { tableOf } from "./bench/table.mjs";
import { benchTaps } from "./bench/taps.mjs";

const USAGE = "npm run bench [-- --only lighthouse|taps|server|pay|scale] [--runs 5]";
const LONGEST_MS = 40 * 60_000;
const PARTS = { taps: benchTaps, server: benchServer, pay: benchPay, lighthouse: benchLighthouse, scale: benchScale };

function readArguments(given) {
  const valueOf = (name) => (given.includes(name) ? given[given.indexOf(name) + 1] : undefined);
  const only = valueOf("--only")?.split(",") ?? Object.keys(PARTS);
  const runs = Number(valueOf("--runs") ?? 5);
  const isRight = only.every((name) => name in PARTS) && Number.isInteger(runs) && runs > 0 && runs <= 15;
  if (isRight) return { parts: Object.keys(PARTS).filter((name) => only.includes(name)), runs };
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

/** One part after the other: two at once would measure each other. */
async function measure({ parts, runs }) {
  const rows = [];
  await withShop(async (shop) => {
    for (const name of parts) {
      process.stdout.write(`… ${name}\n`);
      rows.push(...(await PARTS[name]({ shop, runs, say: (text) => process.stdout.write(`  ${text}\n`) })));
    }
  });
  return rows;
}

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
const settings = readArguments(process.argv.slice(2));
setTimeout(() => {
  process.stderr.write("The bench took too long and was stopped.\n");
  process.exit(1);
}, LONGEST_MS).unref();

const rows = await measure(settings);
const folder = join(root, ".cache/bench");
if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
const file = join(folder, `${new Date().toISOString().slice(0, 16).replace(":", "")}.json`);
writeFileSync(
  file,
  `${JSON.stringify({ at: new Date().toISOString(), node: process.version, ...settings, rows }, null, 1)}\n`,
);
process.stdout.write(`\n${tableOf(rows)}\n\n${file.slice(root.length)}\n`);
process.exit(0);

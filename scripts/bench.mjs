import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { benchFlash } from "./bench/flash.mjs";
import { benchLighthouse } from "./bench/lighthouse.mjs";
import { benchScale } from "./bench/scale-part.mjs";
import { benchPay } from "./bench/pay.mjs";
import { benchServer } from "./bench/server.mjs";
import { withShop } from "./bench/shop.mjs";
import { tableOf } from "./bench/table.mjs";
import { benchTaps } from "./bench/taps.mjs";

const USAGE =
  "npm run bench [flash] [-- --only lighthouse|taps|server|pay|scale|flash] [--runs 5] [--seeds 3] [--from 1]";
const LONGEST_MS = 40 * 60_000;
const PARTS = { taps: benchTaps, server: benchServer, pay: benchPay, lighthouse: benchLighthouse, scale: benchScale };
/** Parts with a shop of their own: it is set otherwise, and what is left in it is no place to measure others. */
const APART = { flash: benchFlash };
const NAMES = [...Object.keys(PARTS), ...Object.keys(APART)];

function readArguments(given) {
  const valueOf = (name) => (given.includes(name) ? given[given.indexOf(name) + 1] : undefined);
  const plain = given.filter((word, index) => !word.startsWith("--") && !given[index - 1]?.startsWith("--"));
  const only = valueOf("--only")?.split(",") ?? (plain.length > 0 ? plain : NAMES);
  const numbers = { runs: Number(valueOf("--runs") ?? 5), seeds: Number(valueOf("--seeds") ?? 3) };
  const from = Number(valueOf("--from") ?? 1);
  const isCount = (number) => Number.isInteger(number) && number > 0 && number <= 50;
  const isRight = only.every((name) => NAMES.includes(name)) && [...Object.values(numbers), from].every(isCount);
  if (isRight) return { parts: NAMES.filter((name) => only.includes(name)), from, ...numbers };
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

/** One part after the other: two at once would measure each other. */
async function measure({ parts, ...settings }) {
  const rows = [];
  const run = async (work, name, given) => {
    process.stdout.write(`… ${name}\n`);
    rows.push(...(await work({ ...given, ...settings, say: (text) => process.stdout.write(`  ${text}\n`) })));
  };
  const shared = parts.filter((name) => name in PARTS);
  if (shared.length > 0) {
    await withShop(async (shop) => {
      for (const name of shared) await run(PARTS[name], name, { shop });
    });
  }
  for (const name of parts.filter((one) => one in APART)) await run(APART[name], name, {});
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

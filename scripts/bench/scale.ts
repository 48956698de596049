import { mkdirSync, writeFileSync } from "node:fs";
import { benchUrl, readBenchSize } from "./database";
import { type Measured, measureScale } from "./measure-scale";
import { seedScale } from "./seed-scale";

/** What is asked of a shop with a hundred thousand products and a million posts. */
const P95_MS = 50;
const RATIO = 1.2;
const SIZES = { products: 100_000, posts: 1_000_000 };
const FOLDER = ".cache/bench";

const shopUrl = process.env["DATABASE_URL"];
if (shopUrl === undefined) throw new Error("DATABASE_URL must name the database of a shop with the demo brand.");

const pad = (ms: number) => ms.toFixed(1).padStart(7);
const lineOf = ({ name, demo, scale, ratio, isComparable }: Measured) =>
  `${name.padEnd(36)}${pad(demo.p50)}${pad(demo.p95)} │${pad(scale.p50)}${pad(scale.p95)} │${ratio.toFixed(2).padStart(6)}${isComparable ? " " : "~"}${scale.p95 > P95_MS ? "✗" : ""}`;

if ((await readBenchSize(shopUrl)) === null) await seedScale(shopUrl, SIZES, (line) => console.log(line));
const size = await readBenchSize(shopUrl);
console.log(
  `ms: p50 and p95 of the demo │ of ${size?.products} products and ${size?.posts} posts │ ratio of the p50, ~ where the answers are not as long`,
);
const { measured, plans } = await measureScale(shopUrl, benchUrl(shopUrl), (one) => console.log(lineOf(one)));

mkdirSync(FOLDER, { recursive: true });
writeFileSync(`${FOLDER}/scale-plans.txt`, `${plans}\n`);
if (process.argv.includes("--plans")) console.log(plans);
const answer = process.env["BENCH_ANSWER"];
if (answer !== undefined) {
  const part = `${size?.products} products`;
  const rows = measured.flatMap(({ name, scale, ratio, isComparable }) => [
    { part, name: `${name}: p95`, value: scale.p95, unit: "ms", atMost: P95_MS },
    { part, name: `${name}: of the demo's p50`, value: ratio, unit: "x", ...(isComparable && { atMost: RATIO }) },
  ]);
  writeFileSync(answer, JSON.stringify(rows));
}
const slow = measured.filter(({ scale }) => scale.p95 > P95_MS).length;
console.log(
  `${measured.length - slow} of ${measured.length} questions within ${P95_MS} ms; plans in ${FOLDER}/scale-plans.txt`,
);

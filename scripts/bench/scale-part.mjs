import { existsSync, readFileSync, rmSync } from "node:fs";
import { runCommand } from "../test/run-command.mjs";
import { typescript } from "../setup/commands.mjs";

const SCRIPT = "scripts/bench/scale.ts";
const ANSWER = ".cache/bench/scale.json";
const WITHIN_MS = 20 * 60_000;

/**
 * The database with a million rows, in a script of its own: it gets `DATABASE_URL` of the bench's server to make its
 * own database on, and writes a list of rows (see table.mjs) to the file that `BENCH_ANSWER` names.
 */
export async function benchScale({ shop, say }) {
  if (!existsSync(SCRIPT)) {
    say(`there is no ${SCRIPT}`);
    return [];
  }
  rmSync(ANSWER, { force: true });
  const env = { DATABASE_URL: shop.databaseUrl, BENCH_ANSWER: ANSWER };
  const { code, output } = await runCommand([process.execPath, ...typescript(SCRIPT)], { env, timeoutMs: WITHIN_MS });
  if (code !== 0) throw new Error(`${SCRIPT} failed.\n${output}`);
  say(output.trim().split("\n").at(-1) ?? "");
  return existsSync(ANSWER) ? JSON.parse(readFileSync(ANSWER, "utf8")) : [];
}

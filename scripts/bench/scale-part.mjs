import { existsSync, readFileSync, rmSync } from "node:fs";
import { runCommand } from "../test/run-command.mjs";

const SCRIPT = "scripts/bench/scale.ts";
const ANSWER = ".cache/bench/scale.json";
const WITHIN_MS = 20 * 60_000;

/**
 * The database with a million rows, in a script of its own: it has the settings of the bench's shop, on whose
 * server it makes its own database, and writes a list of rows (see table.mjs) to the file that `BENCH_ANSWER` names.
 */
export async function benchScale({ shop, say }) {
  if (!existsSync(SCRIPT)) {
    say(`there is no ${SCRIPT}`);
    return [];
  }
  rmSync(ANSWER, { force: true });
  const env = { DATA_DIR: shop.dataDir, BENCH_ANSWER: ANSWER };
  const command = [process.execPath, "scripts/in-shop.mjs", SCRIPT];
  const { code, output } = await runCommand(command, { env, timeoutMs: WITHIN_MS });
  if (code !== 0) throw new Error(`${SCRIPT} failed.\n${output}`);
  say(output.trim().split("\n").at(-1) ?? "");
  return existsSync(ANSWER) ? JSON.parse(readFileSync(ANSWER, "utf8")) : [];
}

import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { type Context, systemContext } from "@/lib/db/context";
import * as schema from "@/lib/db/schema";
import { type Case, casesOf } from "./scale-cases";

/** How long one question takes, in milliseconds, in the shop's own database and in the large one. */
export type Measured = {
  name: string;
  demo: Times;
  scale: Times;
  ratio: number;
  /** Whether both gave as much: else the larger answer costs more for what it holds, not for where it is. */
  isComparable: boolean;
};
type Times = { p50: number; p95: number };

type Statement = { sql: string; params: unknown[] };
type Subject = { pool: pg.Pool; ctx: Context; cases: Case[]; heard: Statement[] };

const TIMES = 50;
const WARM_UP = 5;

async function open(url: string): Promise<Subject> {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  const heard: Statement[] = [];
  const logger = { logQuery: (sql: string, params: unknown[]) => void heard.push({ sql, params }) };
  const db = drizzle(pool, { schema, casing: "snake_case", logger });
  return { pool, heard, ctx: systemContext(db, "bench"), cases: await casesOf(pool) };
}

async function timesOf({ ctx }: Subject, { run }: Case): Promise<Times> {
  for (let round = 0; round < WARM_UP; round += 1) await run(ctx);
  const times: number[] = [];
  for (let round = 0; round < TIMES; round += 1) {
    const started = performance.now();
    await run(ctx);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(share * TIMES) - 1] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** How many things an answer holds. */
function thingsIn(answer: unknown): number {
  if (Array.isArray(answer)) return answer.length;
  if (typeof answer !== "object" || answer === null) return 1;
  return Object.values(answer).reduce<number>(
    (sum, part) => sum + (typeof part === "object" && part !== null ? thingsIn(part) : 0),
    0,
  );
}

/** What the database did for a question. */
async function plansOf({ pool, ctx, heard }: Subject, { name, run }: Case): Promise<string> {
  heard.length = 0;
  await run(ctx);
  const plans: string[] = [];
  for (const { sql, params } of [...heard]) {
    const { rows } = await pool.query<{ "QUERY PLAN": string }>(`explain (analyze, buffers) ${sql}`, params);
    plans.push([sql, ...rows.map((row) => `  ${row["QUERY PLAN"]}`)].join("\n"));
  }
  return [`== ${name}`, ...plans].join("\n\n");
}

/**
 * Asks the same questions of a database as small as the demo and of one as large as a shop gets, fifty times each.
 *
 * @param demoUrl The shop's own database; only read.
 * @param scaleUrl The bench's.
 * @param hear Gets each result as it comes.
 * @returns All results, and the plans of the large one.
 */
export async function measureScale(
  demoUrl: string,
  scaleUrl: string,
  hear: (measured: Measured) => void,
): Promise<{ measured: Measured[]; plans: string }> {
  const [demo, scale] = await Promise.all([open(demoUrl), open(scaleUrl)]);
  const measured: Measured[] = [];
  const plans: string[] = [];
  try {
    for (const [index, large] of scale.cases.entries()) {
      const small = demo.cases[index];
      if (!small) continue;
      // One after the other, so that what else the machine does falls on both.
      const times = { demo: await timesOf(demo, small), scale: await timesOf(scale, large) };
      const isComparable = thingsIn(await small.run(demo.ctx)) === thingsIn(await large.run(scale.ctx));
      const result = { name: large.name, ...times, ratio: times.scale.p50 / times.demo.p50, isComparable };
      measured.push(result);
      hear(result);
      plans.push(await plansOf(scale, large));
    }
  } finally {
    await Promise.all([demo.pool.end(), scale.pool.end()]);
  }
  return { measured, plans: plans.join("\n\n\n") };
}

import pg from "pg";
import { migrateDatabase } from "@/lib/db/migrate";

/** A name that no shop has: what is made here can be thrown away. */
const NAME = "chob_bench";

/** The bench's own database on the server of a shop. */
export function benchUrl(shopUrl: string): string {
  const url = new URL(shopUrl);
  if (url.pathname === `/${NAME}`) throw new Error(`${NAME} is the bench's own database, not a shop's.`);
  url.pathname = `/${NAME}`;
  return url.href;
}

async function withClient<Answer>(url: string, work: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Throws the bench's database away, where there is one, and makes it anew, empty. @returns Its address. */
export async function makeBenchDatabase(shopUrl: string): Promise<string> {
  const url = benchUrl(shopUrl);
  await withClient(shopUrl, async (client) => {
    await client.query(`drop database if exists ${NAME} with (force)`);
    await client.query(`create database ${NAME}`);
  });
  await migrateDatabase(url);
  return url;
}

/** How much is in the bench's database; null where there is none, or one that was left half made. */
export async function readBenchSize(shopUrl: string): Promise<{ products: number; posts: number } | null> {
  const isThere = await withClient(shopUrl, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [NAME]);
    return rowCount === 1;
  });
  if (!isThere) return null;
  return withClient(benchUrl(shopUrl), async (client) => {
    const { rows: marks } = await client.query<{ done: boolean }>(
      "select to_regclass('bench_seeded') is not null as done",
    );
    if (marks[0]?.done !== true) return null;
    const { rows } = await client.query<{ products: number; posts: number }>(
      "select products, posts from bench_seeded",
    );
    return rows[0] ?? null;
  });
}

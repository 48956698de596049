import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { refreshListings } from "@/lib/catalog";
import { systemContext } from "@/lib/db/context";
import * as schema from "@/lib/db/schema";
import { countWords } from "@/lib/search";
import { makeBenchDatabase } from "./database";
import { type Sizes, stepsOf } from "./statements";
import { makeWords } from "./words";

/**
 * Fills a database of its own with so many products and posts that what is slow shows. Never touches the shop's.
 *
 * @param shopUrl Address of the shop's database, on whose server the other one is made.
 */
export async function seedScale(shopUrl: string, sizes: Sizes, say: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: await makeBenchDatabase(shopUrl) });
  await client.connect();
  const timed = async (says: string, work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    say(`${((performance.now() - started) / 1_000).toFixed(1).padStart(6)} s  ${says}`);
  };
  try {
    await client.query("set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '128MB'");
    // Every row is made to fit: without the checks of its references a million of them take a minute less.
    await client.query("set session_replication_role = replica");
    const words = makeWords();
    await client.query("create table bench_words (number int primary key, word text not null, stem text not null)");
    await client.query(
      `insert into bench_words select number, word, coalesce((ts_lexize('english_stem', word))[1], word)
        from unnest($1::text[]) with ordinality as w (word, number)`,
      [words],
    );
    for (const { says, sql } of stepsOf(sizes, words.length)) await timed(says, () => client.query(sql));
    const ctx = systemContext(drizzle(client, { schema, casing: "snake_case" }), "bench");
    await timed("listings", () => refreshListings(ctx));
    await timed("words counted", () => countWords(ctx));
    await timed("statistics", () => client.query("vacuum analyze"));
    await client.query(`create table bench_seeded as select ${sizes.products} as products, ${sizes.posts} as posts`);
  } finally {
    await client.end();
  }
}

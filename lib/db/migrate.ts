import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { runMigrations } from "graphile-worker";
import pg from "pg";

/**
 * Brings a database to the schema of this code: our tables, then the job library's. Safe to repeat and to run twice
 * at once.
 *
 * @param url Address of the database.
 * @param migrationsFolder All of it goes through, or nothing of what is new.
 */
export async function migrateDatabase(url: string, migrationsFolder = "lib/db/migrations"): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('chob-migrate'))");
    await migrate(drizzle(client), { migrationsFolder });
    await runMigrations({ connectionString: url });
  } finally {
    await client.end();
  }
}

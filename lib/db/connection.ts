import "server-only";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { env } from "@/lib/env/server";
import { log } from "@/lib/log/server";
import type { Database } from "./context";
import * as schema from "./schema";

type Connection = { db: Database; pool: pg.Pool; close: () => Promise<void> };

/**
 * Opens a pool on a PostgreSQL.
 *
 * @param url Connection address.
 * @param options `max` connections of the pool; `waitMs` until a request that gets none of them is turned away, so
 *   that a crowd hears "try again" at once and no queue grows behind it.
 */
export function openDatabase(url: string, { max, waitMs = 2_000 }: { max: number; waitMs?: number }): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: waitMs,
    statement_timeout: 10_000,
    // A server that is frozen or cut off keeps no promise of its own: this one is kept here.
    query_timeout: 12_000,
    keepAlive: true,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 15_000,
  });
  // An idle connection that dies (PostgreSQL restarted) must not end the process.
  pool.on("error", (error) => log.warn({ error: error.message }, "an idle database connection ended"));
  return { db: drizzle(pool, { schema, casing: "snake_case" }), pool, close: () => pool.end() };
}

// Next bundles pages and routes apart: without the global each would open a pool of its own.
const shared = globalThis as { chobDatabase?: Connection };

const connection = (): Connection =>
  (shared.chobDatabase ??= openDatabase(env.DATABASE_URL, { max: env.DATABASE_POOL_MAX }));

/** The pool of this process, opened when the first module needs it. */
export const { db } = connection();

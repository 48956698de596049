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
  // Nor may one that dies while it is used: its statement fails, and that is all that anybody needs to know.
  pool.on("connect", (client) => client.on("error", () => undefined));
  giveBackUnbegun(pool);
  return { db: drizzle(pool, { schema, casing: "snake_case" }), pool, close: () => pool.end() };
}

type Connect = (...given: unknown[]) => Promise<pg.PoolClient>;
type Query = (...given: unknown[]) => Promise<unknown>;

/**
 * Drizzle takes a connection and begins before its `try`: one that dies between the two would never be given back, and
 * after as many as the pool has, nothing could be asked any more.
 */
function giveBackUnbegun(pool: pg.Pool): void {
  // Safe: the pool itself connects with a callback, everybody else without.
  const connect = pool.connect.bind(pool) as unknown as Connect;
  const watched: Connect = (...given) =>
    given.length > 0 ? connect(...given) : connect().then((client) => watchBeginning(client));
  Object.assign(pool, { connect: watched });
}

/** Looks at the first statement alone. */
function watchBeginning(client: pg.PoolClient): pg.PoolClient {
  const query = client.query.bind(client) as unknown as Query;
  const first: Query = (...given) => {
    Reflect.deleteProperty(client, "query");
    const answer = query(...given);
    if (!isBeginning(given[0])) return answer;
    return answer.catch((error: unknown) => {
      client.release(true);
      throw error;
    });
  };
  return Object.assign(client, { query: first });
}

const isBeginning = (statement: unknown): boolean =>
  /^begin/i.test((statement as { text?: string } | null)?.text ?? String(statement));

// Next bundles pages and routes apart: without the global each would open a pool of its own.
const shared = globalThis as { chobDatabase?: Connection };

const connection = (): Connection =>
  (shared.chobDatabase ??= openDatabase(env.DATABASE_URL, { max: env.DATABASE_POOL_MAX }));

/** The pool of this process, opened when the first module needs it. */
export const { db } = connection();

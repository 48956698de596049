import { sql } from "drizzle-orm";
import type pg from "pg";
import type { Database } from "./context";

/**
 * What the worker does: drain the inbox and the outbox, close what is due, publish what was planned, take in photos, go
 * on with imports, fetch their pictures.
 */
export type Job = "inbox" | "outbox" | "sweep" | "publish" | "intake" | "imports" | "pictures";

/**
 * Wakes the worker. The job joins the caller's commit: a rolled-back change never wakes anybody, and a hundred wakes
 * are few jobs, one for each connection. With one for all of them every commit would wait for those before it, as a
 * job's row stays locked until its commit.
 */
export async function wakeWorker(db: Database, job: Job): Promise<void> {
  await db.execute(
    sql`select graphile_worker.add_job(${job}, job_key := ${job} || ' of ' || pg_backend_pid(), max_attempts := 3)`,
  );
}

/**
 * Wakes the worker at a time to come, in the caller's commit.
 *
 * @param wake One time for each `key`; seconds from now by the database's clock.
 */
export async function wakeWorkerIn(db: Database, job: Job, wake: { key: string; seconds: number }): Promise<void> {
  await db.execute(sql`select graphile_worker.add_job(${job}, job_key := ${wake.key}, max_attempts := 3,
    run_at := clock_timestamp() + make_interval(secs => ${wake.seconds}))`);
}

/**
 * Runs a job unless it runs already, here or in another process: two would only wait for the same rows, and keep
 * other jobs waiting. The lock belongs to a connection, so that it ends with a process that is killed; a named queue
 * of the job library would stay locked for four hours.
 *
 * @param pool Gives a connection for as long as the job runs, beside those that the job itself needs.
 * @returns What the job gave, or null when it runs elsewhere.
 */
export async function runAlone<Result>(pool: pg.Pool, job: string, run: () => Promise<Result>): Promise<Result | null> {
  const client = await pool.connect();
  // A connection that dies takes the lock with it; the job is safe to repeat, so it may go on.
  let lost: Error | undefined;
  client.on("error", (error) => (lost = error));
  try {
    const lock = await client.query("select pg_try_advisory_lock(hashtext('chob-job'), hashtext($1)) as taken", [job]);
    const [row] = lock.rows as { taken: boolean }[];
    if (row?.taken !== true) return null;
    try {
      return await run();
    } finally {
      if (!lost) await client.query("select pg_advisory_unlock(hashtext('chob-job'), hashtext($1))", [job]);
    }
  } finally {
    client.removeAllListeners("error");
    client.release(lost);
  }
}

/** When a job comes again, by the database's clock: after some time, or at a time of the day somewhere. */
export type Due = { everySeconds: number } | { dailyAt: string; timeZone: string };

/**
 * Gives a job its next time unless it has one.
 *
 * @param key One time for each key.
 */
export async function scheduleJob(pool: pg.Pool, key: string, { job, due }: { job: string; due: Due }): Promise<void> {
  const runAt = "everySeconds" in due ? "now() + make_interval(secs => $3)" : NEXT_TIME_OF_DAY;
  const values = "everySeconds" in due ? [due.everySeconds] : [due.dailyAt, due.timeZone];
  await pool.query(
    `select graphile_worker.add_job($1, job_key := $2, job_key_mode := 'preserve_run_at', max_attempts := 3,
      run_at := ${runAt})`,
    [job, key, ...values],
  );
}

const NEXT_TIME_OF_DAY = `(select case when today > now() then today else today + interval '1 day' end
  from (select (date_trunc('day', now() at time zone $4) + $3::interval) at time zone $4 as today) as at)`;

import { sql } from "drizzle-orm";
import type { Database } from "./context";

/** What the worker does: drain the inbox, drain the outbox, close what is due. */
export type Job = "inbox" | "outbox" | "sweep";

/**
 * Wakes the worker. The job joins the caller's commit: a rolled-back change never wakes anybody, and a hundred wakes
 * are one job.
 */
export async function wakeWorker(db: Database, job: Job): Promise<void> {
  await db.execute(sql`select graphile_worker.add_job(${job}, job_key := ${job}, max_attempts := 3)`);
}

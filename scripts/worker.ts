import { makeWorkerUtils, run, type TaskList } from "graphile-worker";
import { readEvent, sweepCheckouts } from "@/lib/checkout";
import { openDatabase } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { env } from "@/lib/env/server";
import { sweepIdempotencyKeys } from "@/lib/http/idempotency";
import { sweepRateLimits } from "@/lib/http/rate-limit";
import { log } from "@/lib/log/server";
import { sendMessage } from "@/lib/notifications";
import { workOutbox } from "@/lib/outbox";
import { workInbox } from "@/lib/payments";

/** Also without a wake-up: an event or a message whose time has come again is found within a minute. */
const CRONTAB = ["* * * * * inbox", "* * * * * outbox", "* * * * * sweep", "17 * * * * forget"].join("\n");
const SWEEP_EVERY_MS = 30_000;

const { db, pool } = openDatabase(env.DATABASE_URL, { max: env.DATABASE_POOL_MAX });
const ctx = (job: string) => systemContext(db, job);

const tasks: TaskList = {
  inbox: async () => report("inbox", await workInbox(ctx("inbox"), (event) => readEvent(ctx("inbox"), event))),
  outbox: async () =>
    report("outbox", await workOutbox(ctx("outbox"), (message) => sendMessage(ctx("outbox"), message))),
  sweep: async (_payload, { addJob }) => {
    // Twice a minute: what is due may be late by one minute at most, and cron alone could use all of that up.
    await addJob("sweep", {}, { jobKey: "sweep again", runAt: new Date(Date.now() + SWEEP_EVERY_MS) });
    report("sweep", await sweepCheckouts(ctx("sweep")));
  },
  forget: async () => {
    await sweepIdempotencyKeys(db);
    await sweepRateLimits(db);
  },
};

function report(job: string, counts: { done: number; failed: number }): void {
  if (counts.failed > 0) log.warn({ job, ...counts }, "some of it failed and is tried again");
  else if (counts.done > 0) log.info({ job, ...counts }, "done");
}

const runner = await run({
  pgPool: pool,
  taskList: tasks,
  crontab: CRONTAB,
  concurrency: 2,
  pollInterval: 1_000,
  noHandleSignals: true,
});
// What waited while no worker ran is done now, not at the next full minute.
const utilities = await makeWorkerUtils({ pgPool: pool });
for (const job of ["inbox", "outbox", "sweep"]) await utilities.addJob(job, {}, { jobKey: job });
log.info("worker ready");

let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await runner.stop().catch(() => undefined);
  process.exit(0);
}
for (const signal of ["SIGTERM", "SIGINT", "disconnect"] as const) process.on(signal, () => void stop());
await runner.promise;

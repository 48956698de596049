import { type JobHelpers, makeWorkerUtils, run, type TaskList } from "graphile-worker";
import { forgetCodes, forgetDevices, forgetSessions } from "@/lib/accounts";
import { forgetBuyers, readEvent, reconcile, sweepCheckouts } from "@/lib/checkout";
import { openDatabase } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { type Job, runAlone } from "@/lib/db/jobs";
import { env } from "@/lib/env/server";
import { sweepIdempotencyKeys } from "@/lib/http/idempotency";
import { sweepRateLimits } from "@/lib/http/rate-limit";
import { fetchPictures, forgetImports, workImports } from "@/lib/imports";
import { log } from "@/lib/log/server";
import { sendMessage } from "@/lib/notifications";
import { workOutbox } from "@/lib/outbox";
import { forgetEvents, workInbox } from "@/lib/payments";
import { publishDuePosts } from "@/lib/publishing";
import { forgetTasks } from "@/lib/tasks";

/** Also without a wake-up: an event or a message whose time has come again is found within a minute. */
const CRONTAB = [
  ...["* * * * * inbox", "* * * * * outbox", "* * * * * sweep", "* * * * * publish", "17 * * * * forget"],
  ...["* * * * * imports", "* * * * * pictures"],
  // The night of the shop: 02:43 in Bangkok.
  ...["*/5 * * * * reconcile", "43 19 * * * reconcile_month"],
]
  .map((line) => `${line} ?max=3`)
  .join("\n");
const HOUR_SECONDS = 3_600;
/** What Stripe still tells: the proof of the books looks back as far. */
const MONTH_SECONDS = 30 * 24 * HOUR_SECONDS;
const SWEEP_EVERY_MS = 30_000;
/** A job that runs already is looked for again: what woke it up may have come after its last look. */
const AGAIN_MS = 5_000;
/** One for each kind of job: while Stripe hangs, mail still goes. */
const CONCURRENCY = 8;

// Each running job holds a connection for its lock beside the one that it works with.
const { db, pool } = openDatabase(env.DATABASE_URL, { max: env.DATABASE_POOL_MAX + CONCURRENCY });
const ctx = (job: string) => systemContext(db, job);

type Counts = { done: number; failed: number };

const JOBS: Record<Job, () => Promise<Counts>> = {
  inbox: () => workInbox(ctx("inbox"), (event) => readEvent(ctx("inbox"), event)),
  outbox: () => workOutbox(ctx("outbox"), (message) => sendMessage(ctx("outbox"), message)),
  sweep: () => sweepCheckouts(ctx("sweep")),
  publish: () => publishDuePosts(ctx("publish")),
  imports: () => workImports(ctx("imports")),
  pictures: () => fetchPictures(ctx("pictures")),
};

const tasks: TaskList = {
  inbox: (_payload, helpers) => work("inbox", helpers),
  outbox: (_payload, helpers) => work("outbox", helpers),
  publish: (_payload, helpers) => work("publish", helpers),
  imports: (_payload, helpers) => work("imports", helpers),
  pictures: (_payload, helpers) => work("pictures", helpers),
  sweep: async (_payload, helpers) => {
    // Twice a minute: what is due may be late by one minute at most, and cron alone could use all of that up.
    await again("sweep", helpers, SWEEP_EVERY_MS);
    await work("sweep", helpers);
  },
  reconcile: () => compare({ seconds: 2 * HOUR_SECONDS, isThorough: false }),
  reconcile_month: () => compare({ seconds: MONTH_SECONDS, isThorough: true }),
  forget: async () => {
    await runAlone(pool, "forget", async () => {
      await sweepIdempotencyKeys(db);
      await sweepRateLimits(db);
      await forgetBuyers(ctx("forget"));
      await forgetEvents(ctx("forget"));
      await forgetCodes(ctx("forget"));
      await forgetTasks(ctx("forget"));
      await forgetDevices(ctx("forget"));
      await forgetSessions(ctx("forget"));
      await forgetImports(ctx("forget"));
    });
  },
};

/** Two at once would only mend the same; the next one comes in five minutes. */
async function compare(look: { seconds: number; isThorough: boolean }): Promise<void> {
  const counts = await runAlone(pool, "reconcile", () => reconcile(ctx("reconcile"), look));
  if (counts === null || counts.mended + counts.told === 0) return;
  log.warn({ ...look, ...counts }, "the books differed from Stripe's");
}

async function work(job: Job, helpers: JobHelpers): Promise<void> {
  const counts = await runAlone(pool, job, JOBS[job]);
  if (counts === null) await again(job, helpers, AGAIN_MS);
  else if (counts.failed > 0) log.warn({ job, ...counts }, "some of it failed and is tried again");
  else if (counts.done > 0) log.info({ job, ...counts }, "done");
}

async function again(job: Job, { addJob }: JobHelpers, afterMs: number): Promise<void> {
  await addJob(job, {}, { jobKey: `${job} again`, maxAttempts: 3, runAt: new Date(Date.now() + afterMs) });
}

const runner = await run({
  pgPool: pool,
  taskList: tasks,
  crontab: CRONTAB,
  concurrency: CONCURRENCY,
  pollInterval: 1_000,
  noHandleSignals: true,
});
// What waited while no worker ran is done now, not at the next full minute.
const utilities = await makeWorkerUtils({ pgPool: pool });
for (const job of Object.keys(JOBS)) await utilities.addJob(job, {}, { jobKey: job });
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

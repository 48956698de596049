import { makeWorkerUtils, run, type TaskList } from "graphile-worker";
import { forgetCodes, forgetDevices, forgetSessions } from "@/lib/accounts";
import { forgetBuyers, readEvent, reconcile, sweepCheckouts } from "@/lib/checkout";
import { BRAND } from "@/lib/core/brand";
import { openDatabase } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { type Due, type Job, runAlone, scheduleJob } from "@/lib/db/jobs";
import { env } from "@/lib/env/server";
import { sweepIdempotencyKeys } from "@/lib/http/idempotency";
import { sweepRateLimits } from "@/lib/http/rate-limit";
import { fetchPictures, forgetImports, workImports } from "@/lib/imports";
import { log } from "@/lib/log/server";
import { sendMessage } from "@/lib/notifications";
import { workOutbox } from "@/lib/outbox";
import { forgetEvents, workInbox } from "@/lib/payments";
import { publishDuePosts } from "@/lib/publishing";
import { closeRequests } from "@/lib/rights-requests";
import { forgetUploads, takeInPhotos } from "@/lib/submissions";
import { forgetTasks } from "@/lib/tasks";

const every = (seconds: number): Due => ({ everySeconds: seconds });
/**
 * By the database's clock: cron of the job library goes by this machine's, and a day ahead of time would silence it.
 * Also without a wake-up: an event or a message whose time has come again is found within a minute, and what is due to
 * be closed may be late by one minute at most.
 */
const SCHEDULE: Record<string, Due> = {
  ...{ inbox: every(45), outbox: every(45), publish: every(45), sweep: every(25) },
  ...{ intake: every(45), imports: every(45), pictures: every(45) },
  ...{ forget: every(3_600), reconcile: every(285) },
  // The night of the shop.
  reconcile_month: { dailyAt: "02:43", timeZone: BRAND.timeZone },
};
const LOOK_EVERY_MS = 10_000;
const HOUR_SECONDS = 3_600;
/** What Stripe still tells: the proof of the books looks back as far. */
const MONTH_SECONDS = 30 * 24 * HOUR_SECONDS;
/** A job that runs in another process is looked for again: what woke it may have come after its last look. */
const AGAIN_SECONDS = 5;
/** One for each kind of job: while Stripe hangs, mail still goes. */
const CONCURRENCY = 9;

// Each running job holds a connection for its lock beside the one that it works with.
const { db, pool } = openDatabase(env.DATABASE_URL, { max: env.DATABASE_POOL_MAX + CONCURRENCY });
const ctx = (job: string) => systemContext(db, job);

type Counts = { done: number; failed: number };

const JOBS: Record<Job, () => Promise<Counts>> = {
  inbox: () => workInbox(ctx("inbox"), (event) => readEvent(ctx("inbox"), event)),
  outbox: () => workOutbox(ctx("outbox"), (message) => sendMessage(ctx("outbox"), message)),
  sweep: () => sweepCheckouts(ctx("sweep")),
  publish: () => publishDuePosts(ctx("publish")),
  intake: () => takeInPhotos(ctx("intake")),
  imports: () => workImports(ctx("imports")),
  pictures: () => fetchPictures(ctx("pictures")),
};

const tasks: TaskList = {
  inbox: () => work("inbox"),
  outbox: () => work("outbox"),
  publish: () => work("publish"),
  intake: () => work("intake"),
  imports: () => work("imports"),
  pictures: () => work("pictures"),
  sweep: () => work("sweep"),
  reconcile: () => compare({ seconds: 2 * HOUR_SECONDS, isThorough: false }),
  reconcile_month: () => compare({ seconds: MONTH_SECONDS, isThorough: true }),
  forget: async () => {
    await runAlone(pool, "forget", forgetAll);
  },
};

/** One after the other; one that fails, e.g. while the store of photos is away, keeps no other from its work. */
async function forgetAll(): Promise<void> {
  const own = ctx("forget");
  const sweeps = [forgetBuyers, forgetEvents, forgetCodes, forgetTasks, forgetDevices, forgetSessions];
  const failed: unknown[] = [];
  for (const sweep of [
    () => sweepIdempotencyKeys(db),
    () => sweepRateLimits(db),
    ...[...sweeps, closeRequests, forgetUploads, forgetImports].map((one) => () => one(own)),
  ])
    await Promise.resolve(sweep()).catch((error: unknown) => failed.push(error));
  if (failed.length > 0) throw new AggregateError(failed, "Some of what is to be forgotten is still there.");
}

/** Two at once would only mend the same; the next one comes in five minutes. */
async function compare(look: { seconds: number; isThorough: boolean }): Promise<void> {
  const counts = await runAlone(pool, "reconcile", () => reconcile(ctx("reconcile"), look));
  if (counts === null || counts.mended + counts.told === 0) return;
  log.warn({ ...look, ...counts }, "the books differed from Stripe's");
}

const running = new Set<Job>();
/** Those woken since they last began; one that runs here already looks once more when it is done. */
const woken = new Set<Job>();

async function work(job: Job): Promise<void> {
  woken.add(job);
  if (running.has(job)) return;
  running.add(job);
  try {
    while (woken.delete(job)) await workOnce(job);
  } finally {
    running.delete(job);
  }
}

async function workOnce(job: Job): Promise<void> {
  const counts = await runAlone(pool, job, JOBS[job]);
  if (counts === null) await scheduleJob(pool, `${job} again`, { job, due: every(AGAIN_SECONDS) });
  else if (counts.failed > 0) log.warn({ job, ...counts }, "some of it failed and is tried again");
  else if (counts.done > 0) log.info({ job, ...counts }, "done");
}

/** Each job has its next time in the database; one that ran, or failed for good, gets another here. */
async function look(): Promise<void> {
  try {
    for (const [job, due] of Object.entries(SCHEDULE)) await scheduleJob(pool, `${job} due`, { job, due });
  } catch (error) {
    log.warn({ err: error }, "the schedule waits for the database");
  }
}

const runner = await run({
  pgPool: pool,
  taskList: tasks,
  concurrency: CONCURRENCY,
  pollInterval: 1_000,
  noHandleSignals: true,
});
// What waited while no worker ran is done now, not at the next full minute.
const utilities = await makeWorkerUtils({ pgPool: pool });
for (const job of Object.keys(JOBS)) await utilities.addJob(job, {}, { jobKey: job });
await look();
setInterval(() => void look(), LOOK_EVERY_MS);
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

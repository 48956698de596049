import { readEvent, reconcile, sweepCheckouts } from "@/lib/checkout";
import { DomainError } from "@/lib/core/errors";
import { db } from "@/lib/db/connection";
import { type Context, systemContext } from "@/lib/db/context";
import { workOutbox } from "@/lib/outbox";
import { workInbox } from "@/lib/payments";
import { runMortal } from "./mortals";
import { count, pause, surprise, type World } from "./world";

const LOOK_BACK_SECONDS = 7_200;
const ODDS = 0.01;

/** Mails that left, by kind and reference: at least once each. */
export type Post = Map<string, number>;

export const drainInbox = (ctx: Context) => workInbox(ctx, (event) => readEvent(ctx, event));

export const drainOutbox = (ctx: Context, post: Post) =>
  workOutbox(ctx, ({ kind, ref }) => {
    post.set(`${kind} ${ref}`, (post.get(`${kind} ${ref}`) ?? 0) + 1);
    return Promise.resolve();
  });

export const compare = (ctx: Context) => reconcile(ctx, { seconds: LOOK_BACK_SECONDS });

type Job = { name: string; everyMs: number; run: (ctx: Context) => Promise<unknown> };

/** The worker's jobs, more often and at once with themselves; each run may die at any of its commits. */
export function startWorkers(world: World, post: Post): Promise<void>[] {
  const jobs: Job[] = [
    { name: "inbox", everyMs: 25, run: drainInbox },
    { name: "inbox again", everyMs: 60, run: drainInbox },
    { name: "outbox", everyMs: 120, run: (ctx) => drainOutbox(ctx, post) },
    { name: "sweep", everyMs: 80, run: sweepCheckouts },
    { name: "sweep again", everyMs: 210, run: sweepCheckouts },
    { name: "reconcile", everyMs: 1_500, run: compare },
  ];
  return jobs.map((job) => keepRunning(world, job));
}

async function keepRunning(world: World, { name, everyMs, run }: Job): Promise<void> {
  const chance = world.chanceFor(`worker ${name}`);
  while (!world.isOver) {
    try {
      const { isDead } = await runMortal({ chance, odds: ODDS }, () => run(systemContext(db, name)));
      if (isDead) count(world, "workers died");
    } catch (error) {
      if (!(error instanceof DomainError && error.code === "unavailable")) surprise(world, name, error);
    }
    await pause(everyMs);
  }
}

import { inject } from "vitest";
import { db, openDatabase } from "@/lib/db/connection";
import type { Actor, Context, Database } from "@/lib/db/context";
import { copyTemplate, dropDatabase } from "./template";

// A test counts who won, however slow the machine is: nobody is turned away for waiting.
const WAIT_MS = 60_000;

class Rollback extends Error {}

const contextOf = (database: Database, actor: Actor): Context => ({
  db: database,
  actor,
  requestId: "test",
  now: () => new Date(),
});

/** Runs a test inside a transaction that is always rolled back, so tests never see each other's rows. */
export async function withContext(actor: Actor, run: (ctx: Context) => Promise<void>): Promise<void> {
  await db
    .transaction(async (tx) => {
      await run(contextOf(tx, actor));
      throw new Rollback();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Rollback)) throw error;
    });
}

/** Runs a test on a database of its own where commits are real: for everything that happens at the same time. */
export async function withCommits(
  actor: Actor,
  run: (ctx: Context) => Promise<void>,
  { poolSize = 20 }: { poolSize?: number } = {},
): Promise<void> {
  const server = inject("databaseServerUrl");
  const name = await copyTemplate(server);
  const { db: own, close } = openDatabase(`${server}/${name}`, { max: poolSize, waitMs: WAIT_MS });
  try {
    await run(contextOf(own, actor));
  } finally {
    await close();
    await dropDatabase(server, name);
  }
}

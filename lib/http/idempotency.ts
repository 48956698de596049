import "server-only";
import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { conflict, DomainError, invalid } from "@/lib/core/errors";
import type { Database } from "@/lib/db/context";
import { idempotencyKeys } from "@/lib/db/schema/http";

type Stored = { status: number; body: unknown };
type Request = { scope: string; actor: string; key: string | null; body: unknown };

const KEY = /^[\x21-\x7e]{8,255}$/;

const keyOf = ({ scope, actor }: Request, key: string) =>
  and(eq(idempotencyKeys.scope, scope), eq(idempotencyKeys.actor, actor), eq(idempotencyKeys.key, key));

/**
 * Runs a write once per Idempotency-Key and answers repeats with the first answer.
 *
 * @param db The pool, not a transaction: the claim must be seen by the request that comes a moment later.
 * @param request `scope` and `actor` keep keys of different routes and callers apart; `key` is the header.
 * @param run Does the work. Answers below 500 are kept for a day; after others the key is free again.
 * @throws DomainError `bad_request` without a key, `invalid` for another body under it, `conflict` while running.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export async function onceByKey(db: Database, request: Request, run: () => Promise<Stored>): Promise<Stored> {
  // The draft's header is a quoted string, most clients send it bare: both are one key.
  const key = request.key?.replace(/^"(.*)"$/, "$1") ?? "";
  if (!KEY.test(key)) {
    throw new DomainError({
      code: "bad_request",
      reason: "idempotency-key-missing",
      detail: "Send an Idempotency-Key of 8 to 255 visible characters.",
    });
  }
  const requestHash = createHash("sha256").update(JSON.stringify(request.body)).digest("hex");
  const stored = await claim(db, { ...request, key }, requestHash);
  if (stored) return stored;
  try {
    const answer = await run();
    if (answer.status >= 500) await release(db, { ...request, key });
    else await keep(db, { ...request, key }, answer);
    return answer;
  } catch (error) {
    await release(db, { ...request, key });
    throw error;
  }
}

type Keyed = Request & { key: string };

/** Takes the key for this request, or gives the answer that was kept under it. */
async function claim(db: Database, request: Keyed, requestHash: string): Promise<Stored | null> {
  const lockedUntil = sql`now() + interval '60 seconds'`;
  const { scope, actor, key } = request;
  const taken = await db
    .insert(idempotencyKeys)
    .values({ scope, actor, key, requestHash, state: "running", lockedUntil })
    .onConflictDoUpdate({
      // A claim whose process died is taken over once its lock has run out.
      target: [idempotencyKeys.scope, idempotencyKeys.actor, idempotencyKeys.key],
      set: { lockedUntil },
      setWhere: sql`${idempotencyKeys.state} = 'running' and ${idempotencyKeys.lockedUntil} < now()
        and ${idempotencyKeys.requestHash} = ${requestHash}`,
    })
    .returning({ key: idempotencyKeys.key });
  if (taken.length > 0) return null;

  const [row] = await db.select().from(idempotencyKeys).where(keyOf(request, key));
  if (row && row.requestHash !== requestHash) {
    throw invalid("idempotency-key-reused", "This Idempotency-Key belongs to another request.");
  }
  if (row?.state !== "done" || row.status === null) {
    throw conflict("request-in-progress", "A request with this Idempotency-Key is running.");
  }
  return { status: row.status, body: row.body };
}

async function keep(db: Database, request: Keyed, { status, body }: Stored): Promise<void> {
  await db.update(idempotencyKeys).set({ state: "done", status, body }).where(keyOf(request, request.key));
}

async function release(db: Database, request: Keyed): Promise<void> {
  await db.delete(idempotencyKeys).where(keyOf(request, request.key));
}

/** Forgets keys older than a day. */
export async function sweepIdempotencyKeys(db: Database): Promise<void> {
  await db.delete(idempotencyKeys).where(sql`${idempotencyKeys.createdAt} < now() - interval '1 day'`);
}

import "server-only";
import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { conflict, DomainError, invalid } from "@/lib/core/errors";
import type { Database } from "@/lib/db/context";
import { idempotencyKeys } from "@/lib/db/schema/http";

type Stored = { status: number; body: unknown };
type Keyed = { scope: string; actor: string; key: string; body: unknown };

/**
 * How long a claim holds without a sign of life. A process that was killed or frozen gives none: the repeat that its
 * caller sends goes on in its place.
 */
const LEASE_SECONDS = 15;
const RENEW_MS = 5_000;

const KEY = /^[\x21-\x7e]{8,255}$/;

const isRow = ({ scope, actor, key }: Keyed) =>
  and(eq(idempotencyKeys.scope, scope), eq(idempotencyKeys.actor, actor), eq(idempotencyKeys.key, key));

/**
 * The Idempotency-Key of a request. The draft's header is a quoted string, most clients send it bare: both are one key.
 *
 * @throws DomainError `bad_request` `idempotency-key-missing`.
 */
export function readKey(header: string | null): string {
  const key = header?.replace(/^"(.*)"$/, "$1") ?? "";
  if (KEY.test(key)) return key;
  throw new DomainError({
    code: "bad_request",
    reason: "idempotency-key-missing",
    detail: "Send an Idempotency-Key of 8 to 255 visible characters.",
  });
}

/** Two requests with the same hash ask for the same. A route without a body has nothing to ask otherwise. */
export const hashOf = (body: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(body ?? null))
    .digest("hex");

/**
 * Runs a write once per Idempotency-Key and answers repeats with the first answer.
 *
 * @param db The pool, not a transaction: the claim must be seen by the request that comes a moment later.
 * @param request `scope` and `actor` keep keys of different routes and callers apart; `key` is from `readKey`.
 * @param run Does the work. Answers below 500 are kept for a day; after others the key is free again.
 * @throws DomainError `invalid` for another body under the key, `conflict` while the first one runs.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export async function onceByKey(db: Database, request: Keyed, run: () => Promise<Stored>): Promise<Stored> {
  const claimed = await claim(db, request, hashOf(request.body));
  if ("status" in claimed) return claimed;
  const renewing = setInterval(() => void renew(db, request, claimed).catch(() => undefined), RENEW_MS);
  try {
    const answer = await run();
    if (answer.status >= 500) await release(db, request, claimed);
    else await keep(db, request, { ...claimed, answer });
    return answer;
  } catch (error) {
    await release(db, request, claimed);
    throw error;
  } finally {
    clearInterval(renewing);
  }
}

/** Whose key it is now: one that was taken over meanwhile began at another time. */
type Claim = { createdAt: Date };

const leased = sql`now() + make_interval(secs => ${LEASE_SECONDS})`;

/** Too late after a freeze: whoever took the claim over keeps it. */
async function renew(db: Database, request: Keyed, claimed: Claim): Promise<void> {
  const isOurs = and(isStill(request, claimed), sql`${idempotencyKeys.lockedUntil} > now()`);
  await db.update(idempotencyKeys).set({ lockedUntil: leased }).where(isOurs);
}

/** Takes the key for this request, or gives the answer that was kept under it. */
async function claim(db: Database, request: Keyed, requestHash: string): Promise<Stored | Claim> {
  const lockedUntil = leased;
  const { scope, actor, key } = request;
  const [taken] = await db
    .insert(idempotencyKeys)
    .values({ scope, actor, key, requestHash, state: "running", lockedUntil })
    .onConflictDoUpdate({
      // A claim whose process died is taken over once its lock has run out.
      target: [idempotencyKeys.scope, idempotencyKeys.actor, idempotencyKeys.key],
      set: { lockedUntil, createdAt: sql`now()` },
      setWhere: sql`${idempotencyKeys.state} = 'running' and ${idempotencyKeys.lockedUntil} < now()
        and ${idempotencyKeys.requestHash} = ${requestHash}`,
    })
    .returning({ createdAt: idempotencyKeys.createdAt });
  if (taken) return taken;

  const [row] = await db.select().from(idempotencyKeys).where(isRow(request));
  if (row && row.requestHash !== requestHash) {
    throw invalid("idempotency-key-reused", "This Idempotency-Key belongs to another request.");
  }
  if (row?.state !== "done" || row.status === null) {
    throw conflict("request-in-progress", "A request with this Idempotency-Key is running.");
  }
  return { status: row.status, body: row.body };
}

/** A process that slept over its claim must not undo what whoever took it over has kept. */
const isStill = (request: Keyed, { createdAt }: Claim) =>
  and(isRow(request), eq(idempotencyKeys.state, "running"), eq(idempotencyKeys.createdAt, createdAt));

async function keep(db: Database, request: Keyed, { answer, ...claimed }: Claim & { answer: Stored }): Promise<void> {
  const { status, body } = answer;
  await db.update(idempotencyKeys).set({ state: "done", status, body }).where(isStill(request, claimed));
}

async function release(db: Database, request: Keyed, claimed: Claim): Promise<void> {
  await db.delete(idempotencyKeys).where(isStill(request, claimed));
}

/** Forgets keys older than a day. */
export async function sweepIdempotencyKeys(db: Database): Promise<void> {
  await db.delete(idempotencyKeys).where(sql`${idempotencyKeys.createdAt} < now() - interval '1 day'`);
}

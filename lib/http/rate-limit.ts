import "server-only";
import { sql } from "drizzle-orm";
import { DomainError } from "@/lib/core/errors";
import { Batch } from "@/lib/db/batch";
import type { Database } from "@/lib/db/context";
import { rateLimits } from "@/lib/db/schema/http";

/** `max` requests of one caller per `windowSeconds`. */
export type RateLimit = { name: string; max: number; windowSeconds: number };

type Asked = { bucket: string; windowSeconds: number };
type Counted = { hits: number; secondsLeft: number };

/** Requests of a crowd are counted by one statement, not by one for each of them. */
const batches = new WeakMap<Database, Batch<Asked, Counted>>();

function batchOf(db: Database): Batch<Asked, Counted> {
  const batch = batches.get(db) ?? new Batch((asked) => countAll(db, asked));
  batches.set(db, batch);
  return batch;
}

/**
 * Counts a request and refuses it when its caller had enough in this window.
 *
 * @param db Counters live in PostgreSQL, so that they hold for every process of the shop.
 * @param limit Which limit; its name keeps the counters of different routes apart.
 * @param caller Whom it counts: an address or a device.
 * @throws DomainError `rate_limited` with the seconds until the window ends.
 */
export async function countRequest(db: Database, limit: RateLimit, caller: string): Promise<void> {
  const { name, max, windowSeconds } = limit;
  const { hits, secondsLeft } = await batchOf(db).ask({ bucket: `${name}:${caller}`, windowSeconds });
  if (hits <= max) return;
  throw new DomainError({
    code: "rate_limited",
    reason: "rate-limited",
    detail: `More than ${max} requests in ${windowSeconds} seconds.`,
    retryAfterSeconds: Math.max(1, secondsLeft),
  });
}

/** One row for each bucket; the requests of one batch that share it come one after the other. */
async function countAll(db: Database, asked: Asked[]): Promise<Counted[]> {
  const sums = new Map<string, { windowSeconds: number; count: number }>();
  const places = asked.map(({ bucket, windowSeconds }) => {
    const count = (sums.get(bucket)?.count ?? 0) + 1;
    sums.set(bucket, { windowSeconds, count });
    return count;
  });
  const rows = JSON.stringify([...sums].map(([bucket, sum]) => ({ bucket, ...sum })));
  const answer = await db.execute(sql`
    with asked as (select *, to_timestamp(floor(extract(epoch from clock_timestamp()) / seconds) * seconds) as start
      from (select bucket, "windowSeconds" as seconds, count
        from jsonb_to_recordset(${rows}::jsonb) as r (bucket text, "windowSeconds" int, count int)) r),
    counted as (insert into ${rateLimits} as l (bucket, window_start, hits)
      -- In one order, so that two statements never wait for each other.
      select bucket, start, count from asked order by bucket
      on conflict (bucket, window_start) do update set hits = l.hits + excluded.hits
      returning bucket, hits, window_start)
    select c.bucket, c.hits,
      ceil(a.seconds - extract(epoch from clock_timestamp() - c.window_start))::int as "secondsLeft"
      from counted c join asked a using (bucket)`);
  // Safe: the driver gives rows, and the statement names their columns.
  const counted = (answer as { rows: (Counted & { bucket: string })[] }).rows;
  const byBucket = new Map(counted.map((row) => [row.bucket, row]));
  return asked.map(({ bucket }, index) => {
    const { hits, secondsLeft } = byBucket.get(bucket) ?? { hits: 0, secondsLeft: 0 };
    return { hits: hits - (sums.get(bucket)?.count ?? 0) + (places[index] ?? 0), secondsLeft };
  });
}

/** Removes counters of windows that are over. */
export async function sweepRateLimits(db: Database): Promise<void> {
  await db.delete(rateLimits).where(sql`${rateLimits.windowStart} < now() - interval '1 day'`);
}

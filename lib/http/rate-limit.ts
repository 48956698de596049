import "server-only";
import { sql } from "drizzle-orm";
import { DomainError } from "@/lib/core/errors";
import type { Database } from "@/lib/db/context";
import { rateLimits } from "@/lib/db/schema/http";

/** `max` requests of one caller per `windowSeconds`. */
export type RateLimit = { name: string; max: number; windowSeconds: number };

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
  const window = sql`to_timestamp(floor(extract(epoch from clock_timestamp()) / ${windowSeconds}) * ${windowSeconds})`;
  const [row] = await db
    .insert(rateLimits)
    .values({ bucket: `${name}:${caller}`, windowStart: window, hits: 1 })
    .onConflictDoUpdate({
      target: [rateLimits.bucket, rateLimits.windowStart],
      set: { hits: sql`${rateLimits.hits} + 1` },
    })
    .returning({
      hits: rateLimits.hits,
      secondsLeft: sql<string>`ceil(${windowSeconds} - extract(epoch from clock_timestamp() - ${rateLimits.windowStart}))`,
    });
  if (row && row.hits > max) {
    throw new DomainError({
      code: "rate_limited",
      reason: "rate-limited",
      detail: `More than ${max} requests in ${windowSeconds} seconds.`,
      retryAfterSeconds: Math.max(1, Number(row.secondsLeft)),
    });
  }
}

/** Removes counters of windows that are over. */
export async function sweepRateLimits(db: Database): Promise<void> {
  await db.delete(rateLimits).where(sql`${rateLimits.windowStart} < now() - interval '1 day'`);
}

import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { idempotencyKeys } from "@/lib/db/schema/http";
import { withCommits } from "@/lib/testing/database";
import { onceByKey, readKey } from "./idempotency";
import { countRequest } from "./rate-limit";

const visitor = { kind: "visitor" } as const;
const request = { scope: "test", actor: "a", key: "key-00000001", body: { a: 1 } };

describe("onceByKey", () => {
  it("does the work once for twenty requests at once", () =>
    withCommits(visitor, async ({ db }) => {
      let runs = 0;
      const work = () => Promise.resolve({ status: 201, body: { run: (runs += 1) } });
      const answers = await Promise.allSettled(Array.from({ length: 20 }, () => onceByKey(db, request, work)));
      const bodies = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value.body] : []));
      const refusals = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason as unknown] : []));
      expect(runs).toBe(1);
      for (const body of bodies) expect(body).toEqual({ run: 1 });
      for (const reason of refusals) expect(reason).toMatchObject({ reason: "request-in-progress" });
    }));

  it("refuses another body under the key, and reads a quoted key like a bare one", () =>
    withCommits(visitor, async ({ db }) => {
      const work = () => Promise.resolve({ status: 200, body: 1 });
      await onceByKey(db, request, work);
      await expect(onceByKey(db, { ...request, body: { a: 2 } }, work)).rejects.toMatchObject({
        reason: "idempotency-key-reused",
      });
      const again = await onceByKey(db, { ...request, key: readKey('"key-00000001"') }, () =>
        Promise.reject(new Error("ran")),
      );
      expect(again.body).toBe(1);
    }));

  it("frees the key when the work failed, so that the next try does it", () =>
    withCommits(visitor, async ({ db }) => {
      await expect(onceByKey(db, request, () => Promise.reject(new Error("down")))).rejects.toThrow("down");
      expect((await onceByKey(db, request, () => Promise.resolve({ status: 200, body: 2 }))).body).toBe(2);
    }));

  it("gives the key of a process without a sign of life to the repeat, and keeps that of one at work", () =>
    withCommits(visitor, async ({ db }) => {
      const secondsLeft = sql<number>`extract(epoch from ${idempotencyKeys.lockedUntil} - now())::int`;
      let finish: (answer: { status: number; body: unknown }) => void = () => undefined;
      const first = onceByKey(db, request, () => new Promise((resolve) => (finish = resolve)));
      await expect.poll(() => db.$count(idempotencyKeys)).toBe(1);
      const [claim] = await db.select({ secondsLeft }).from(idempotencyKeys);
      expect(claim?.secondsLeft).toBeLessThanOrEqual(15);
      await expect
        .poll(async () => (await db.select({ secondsLeft }).from(idempotencyKeys))[0]?.secondsLeft, { timeout: 9_000 })
        .toBeLessThan(11);
      // Renewed before it ends.
      await expect
        .poll(async () => (await db.select({ secondsLeft }).from(idempotencyKeys))[0]?.secondsLeft, { timeout: 9_000 })
        .toBeGreaterThan(12);
      await db.update(idempotencyKeys).set({ lockedUntil: sql`now() - interval '1 second'` });
      expect((await onceByKey(db, request, () => Promise.resolve({ status: 201, body: "second" }))).body).toBe(
        "second",
      );
      finish({ status: 201, body: "second" });
      await first;
    }));

  it.each([
    { how: "with another answer", wakes: () => Promise.resolve({ status: 200, body: "late" }) },
    { how: "with a failure", wakes: () => Promise.reject(new Error("late")) },
  ])("keeps the answer of whoever took a key over when its first owner wakes up $how", ({ wakes }) =>
    withCommits(visitor, async ({ db }) => {
      const sleeps = async () => {
        await db.update(idempotencyKeys).set({ lockedUntil: new Date(0) });
        await onceByKey(db, request, () => Promise.resolve({ status: 201, body: "taken over" }));
        return wakes();
      };
      await Promise.allSettled([onceByKey(db, request, sleeps)]);
      const again = await onceByKey(db, request, () => Promise.reject(new Error("ran")));
      expect(again).toEqual({ status: 201, body: "taken over" });
    }),
  );

  it.each([null, "", "short", "with space in it", "x".repeat(256)])("refuses %j as a key", (key) =>
    expect(() => readKey(key)).toThrow(expect.objectContaining({ reason: "idempotency-key-missing" })),
  );
});

describe("countRequest", () => {
  it("lets exactly the limit through when all come at once, each caller for itself", () =>
    withCommits(visitor, async ({ db }) => {
      const limit = { name: "test", max: 5, windowSeconds: 3600 };
      const tries = await Promise.allSettled(Array.from({ length: 12 }, () => countRequest(db, limit, "1.2.3.4")));
      expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
      await expect(countRequest(db, limit, "5.6.7.8")).resolves.toBeUndefined();
    }));
});

import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { cancelOrder, sweepCheckouts, undoOrder } from "@/lib/checkout";
import { captureCheckout } from "@/lib/checkout/commands/capture-checkout";
import { checkInvariants } from "@/lib/checkout/invariants";
import type { Context } from "@/lib/db/context";
import { wakeWorker } from "@/lib/db/jobs";
import { withCommits } from "@/lib/testing/database";
import { piecesOf, tapOnce } from "@/lib/testing/one-tap";
import { mailsOf, moneyOf, stateOf, statusOf } from "@/lib/testing/promises";
import { AT_ONCE, eachRound, POOL, raceAt, tally } from "./race";

const system = { kind: "system", job: "race" } as const;
type Tap = Awaited<ReturnType<typeof tapOnce>>;

/** Whoever sets the end holds the row that all of them need; when it is released, they read it. */
const endsIn = (checkoutId: string, milliseconds: number) =>
  sql`update checkouts set undo_until = clock_timestamp() + make_interval(secs => ${milliseconds / 1_000}::float8)
    where id = ${checkoutId}`;

async function expectOneEnd(ctx: Context, { shop, checkoutId, orderId, intent }: Tap): Promise<string> {
  const state = await stateOf(ctx, checkoutId);
  const isPaid = state === "paid";
  expect([state, await statusOf(intent)]).toEqual(isPaid ? ["paid", "succeeded"] : ["released", "canceled"]);
  expect(await moneyOf(ctx, checkoutId)).toEqual(isPaid ? [["capture", 55_000]] : []);
  expect(await piecesOf(ctx, shop)).toEqual(isPaid ? [3, 0] : [4, 0]);
  expect(await mailsOf(ctx, orderId)).toEqual(
    expect.arrayContaining(isPaid ? ["new_order", "order_confirmation"] : []),
  );
  const books = await checkInvariants(ctx, { graceSeconds: 0, isAccountShared: true });
  // Nobody brought the stand-in's events: they are not part of the race.
  expect(books.filter(({ id, broken }) => broken > 0 && id !== "I10")).toEqual([]);
  return state;
}

describe(`${AT_ONCE} at once`, () => {
  it("undoing and charging an order end as one of them", () =>
    withCommits(
      system,
      async (ctx) => {
        const ends = new Set<string>();
        await eachRound(async (round) => {
          const tap = await tapOnce(ctx);
          // The time is over, has just begun, or ends while they go.
          const milliseconds = [0, 60_000, 400][round % 3] ?? 0;
          const results = await raceAt(ctx, { lock: endsIn(tap.checkoutId, milliseconds) }, async (number) => {
            if (number % 2 === 0) await undoOrder(tap.shopper, tap.orderToken);
            else await captureCheckout(ctx, tap.checkoutId);
          });
          const refused = Object.keys(tally(results)).filter((reason) => reason !== "won");
          expect(["undo-over", "payment-unavailable"]).toEqual(expect.arrayContaining(refused));
          await ctx.db.execute(endsIn(tap.checkoutId, 0));
          await sweepCheckouts(ctx);
          ends.add(await expectOneEnd(ctx, tap));
        });
        expect([...ends].sort()).toEqual(["paid", "released"]);
      },
      POOL,
    ));

  it("undoing, cancelling by staff and charging an order write to nobody twice", () =>
    withCommits(
      system,
      async (ctx) => {
        await eachRound(async () => {
          const tap = await tapOnce(ctx);
          const results = await raceAt(ctx, { lock: endsIn(tap.checkoutId, 60_000) }, async (number) => {
            if (number % 3 === 0) await undoOrder(tap.shopper, tap.orderToken);
            else if (number % 3 === 1) await cancelOrder(ctx, tap.orderId, { note: "race", isRestocked: true });
            else await captureCheckout(ctx, tap.checkoutId);
          });
          expect(tally(results)["won"]).toBeGreaterThan(0);
          expect(await expectOneEnd(ctx, tap)).toBe("released");
          expect((await mailsOf(ctx, tap.orderId)).length).toBeLessThanOrEqual(1);
        });
      },
      POOL,
    ));
});

describe("one at a time", () => {
  it("letting an order go waits for no other commit that has woken the worker and is still open", () =>
    withCommits(system, async (ctx) => {
      const { checkoutId, orderId } = await tapOnce(ctx);
      await ctx.db.transaction(async (db) => {
        await wakeWorker(db, "outbox");
        await wakeWorker(db, "sweep");
        await cancelOrder(ctx, orderId, { note: "race", isRestocked: true });
        expect(await stateOf(ctx, checkoutId)).toBe("released");
      });
    }));
});

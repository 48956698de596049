import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addLine } from "@/lib/cart";
import { startCheckout } from "@/lib/checkout";
import { checkInvariants } from "@/lib/checkout/invariants";
import { newId } from "@/lib/core/ids";
import type { Context } from "@/lib/db/context";
import { adjustStock } from "@/lib/inventory";
import { reserveStock } from "@/lib/inventory/commands/reserve-stock";
import { asShopper, buyNow, createShop } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { createShippingRate, createVariant } from "@/lib/testing/factories";
import { rowsOf } from "@/lib/testing/rows";
import { piecesOf } from "@/lib/testing/one-tap";
import { AT_ONCE, eachRound, POOL, raceAt, tally } from "./race";

const system = { kind: "system", job: "race" } as const;
const shelfOf = (...variantIds: string[]) =>
  sql`select from stock where variant_id in (${sql.join(variantIds, sql`, `)}) order by variant_id for update`;

const shoppers = (ctx: Context, many = AT_ONCE) => Promise.all(Array.from({ length: many }, () => asShopper(ctx)));

/** I1, I2 and I7 of the whole shop. */
async function expectRightShelf(ctx: Context) {
  const books = await checkInvariants(ctx, { isAccountShared: true });
  expect(books.filter(({ id, broken }) => ["I1", "I2", "I7"].includes(id) && broken > 0)).toEqual([]);
}

describe(`${AT_ONCE} at once`, () => {
  it("one of those who want the last unit gets it, the others hear that it is gone", () =>
    withCommits(
      system,
      async (ctx) => {
        await eachRound(async () => {
          const shop = await createShop(ctx, { onHand: 1 });
          const buyers = await shoppers(ctx);
          const run = (number: number) => startCheckout(buyers[number] ?? ctx, buyNow(shop));
          expect(tally(await raceAt(ctx, { lock: shelfOf(shop.variantId) }, run))).toEqual({
            won: 1,
            "out-of-stock": AT_ONCE - 1,
          });
          expect(await piecesOf(ctx, shop)).toEqual([1, 1]);
        });
        await expectRightShelf(ctx);
      },
      POOL,
    ));

  it("the same variant on two lines takes both pieces or none", () =>
    withCommits(
      system,
      async (ctx) => {
        await eachRound(async () => {
          const shop = await createShop(ctx, { onHand: 5 });
          const { variantId } = shop;
          const lines = [
            { variantId, quantity: 1 },
            { variantId, quantity: 1 },
          ];
          const run = () =>
            ctx.db.transaction((db) => reserveStock({ ...ctx, db }, newId(), { lines, holdSeconds: 600 }));
          expect(tally(await raceAt(ctx, { lock: shelfOf(variantId) }, run))).toEqual({
            won: 2,
            "out-of-stock": AT_ONCE - 2,
          });
          expect(await piecesOf(ctx, shop)).toEqual([5, 4]);
        });
      },
      POOL,
    ));

  it("bags of two things that are short, filled in either order, take both or none and never block each other", () =>
    withCommits(
      system,
      async (ctx) => {
        const { id: shippingRateId } = await createShippingRate(ctx);
        await eachRound(async () => {
          const cup = await createVariant(ctx, { onHand: 3 });
          const bowl = await createVariant(ctx, { onHand: 4 });
          const ids = [cup.variantId, bowl.variantId];
          const buyers = await shoppers(ctx);
          for (const [number, buyer] of buyers.entries()) {
            for (const variantId of number % 2 === 0 ? ids : [...ids].reverse()) {
              await addLine(buyer, { variantId, quantity: 1 });
            }
          }
          const input = {
            ...buyNow({ ...cup, shippingRateId }),
            source: { kind: "bag" },
            expectedTotal: 105_000,
          } as const;
          const run = (number: number) => startCheckout(buyers[number] ?? ctx, input);
          expect(tally(await raceAt(ctx, { lock: shelfOf(...ids) }, run))).toEqual({
            won: 3,
            "out-of-stock": AT_ONCE - 3,
          });
          const shelf = [cup, bowl].map(({ variantId }) => piecesOf(ctx, { variantId, shippingRateId }));
          expect(await Promise.all(shelf)).toEqual([
            [3, 3],
            [4, 3],
          ]);
        });
        await expectRightShelf(ctx);
      },
      POOL,
    ));

  it("buyers and a count that takes pieces away share what is there, and no promise is broken", () =>
    withCommits(
      system,
      async (ctx) => {
        await eachRound(async (round) => {
          const shop = await createShop(ctx, { onHand: 7 });
          const buyers = await shoppers(ctx);
          const take = (number: number) =>
            adjustStock(ctx, shop.variantId, { delta: -1, reason: "damaged", ref: `${round} ${number}` });
          const run = (number: number): Promise<unknown> =>
            number % 2 === 0 ? take(number) : startCheckout(buyers[number] ?? ctx, buyNow(shop));
          const results = await raceAt(ctx, { lock: shelfOf(shop.variantId) }, run);
          expect(tally(results)).toEqual({ won: 7, "out-of-stock": AT_ONCE - 7 });
          const [onHand, reserved] = await piecesOf(ctx, shop);
          expect(onHand).toBe(reserved);
        });
        await expectRightShelf(ctx);
      },
      POOL,
    ));
});

describe("a price that changes under a checkout", () => {
  it("is paid as it was seen, or said before anything is charged", () =>
    withCommits(
      system,
      async (ctx) => {
        await eachRound(async () => {
          const shop = await createShop(ctx, { onHand: AT_ONCE * 2 });
          const buyers = await shoppers(ctx, AT_ONCE * 2);
          // Changed, and not committed before everybody who saw the old price is about to take the goods.
          const lock = sql`with dearer as (update prices set amount = 60000 where variant_id = ${shop.variantId})
            select from stock where variant_id = ${shop.variantId} for update`;
          const before = await raceAt(ctx, { lock }, (number) => startCheckout(buyers[number] ?? ctx, buyNow(shop)));
          expect(tally(before)).toEqual({ won: AT_ONCE });
          const after = await Promise.allSettled(
            buyers.slice(AT_ONCE).map((buyer) => startCheckout(buyer, buyNow(shop))),
          );
          expect(tally(after)).toEqual({ "price-changed": AT_ONCE });
        });
        const [odd] = await rowsOf<{ many: number }>(
          ctx,
          sql`select count(*)::int as many from checkouts c join payments p on p.checkout_id = c.id
            where c.total_amount <> 55000 or p.amount <> c.total_amount`,
        );
        expect(odd?.many).toBe(0);
      },
      POOL,
    ));
});

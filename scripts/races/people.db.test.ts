import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { changeAddress, openCode, redeemCode, removeAddress, saveAddress } from "@/lib/accounts";
import { codeOf } from "@/lib/accounts/rules";
import { savedAddresses } from "@/lib/db/schema/accounts";
import { env } from "@/lib/env/server";
import { ADDRESS, asShopper, CONTACT } from "@/lib/testing/checkout";
import { asCustomer } from "@/lib/testing/customers";
import { withCommits } from "@/lib/testing/database";
import { AT_ONCE, eachRound, POOL, raceAt, tally } from "./race";

const system = { kind: "system", job: "race" } as const;
const CODE = { email: CONTACT.email, purpose: "find_orders", locale: "th" } as const;

describe(`${AT_ONCE} at once`, () => {
  it("choosing and removing addresses leaves exactly one default", () =>
    withCommits(
      system,
      async (ctx) => {
        await eachRound(async () => {
          const { shopper, customerId } = await asCustomer(ctx);
          for (const line1 of ["1", "2", "3", "4", "5"]) {
            await saveAddress(ctx, customerId, { contact: CONTACT, address: { ...ADDRESS, line1 } });
          }
          const kept = await ctx.db.select().from(savedAddresses).where(eq(savedAddresses.customerId, customerId));
          const ids = kept.map(({ id }) => id);
          const at = (number: number) => ids[number % ids.length] ?? "";
          const run = (number: number) =>
            number < 3 ? removeAddress(shopper, at(number)) : changeAddress(shopper, at(number), { isDefault: true });
          const lock = sql`select from customers where id = ${customerId} for update`;
          const { won = 0, "not-found": gone = 0, ...others } = tally(await raceAt(ctx, { lock }, run));
          expect([others, won + gone]).toEqual([{}, AT_ONCE]);
          const isDefault = and(eq(savedAddresses.customerId, customerId), eq(savedAddresses.isDefault, true));
          expect(await ctx.db.$count(savedAddresses, isDefault)).toBe(1);
          expect(await ctx.db.$count(savedAddresses, eq(savedAddresses.customerId, customerId))).toBe(ids.length - 3);
        });
      },
      POOL,
    ));

  it("a code is used once, and only five guesses are looked at", () =>
    withCommits(
      system,
      async (ctx) => {
        await eachRound(async () => {
          const shopper = await asShopper(ctx);
          const purpose = CODE.purpose;
          const first = await openCode(shopper, CODE);
          const right = codeOf(first, env.APP_SECRET);
          const lock = (id: string) => sql`select from email_codes where id = ${id} for update`;
          const used = await raceAt(ctx, { lock: lock(first) }, () => redeemCode(shopper, { code: right, purpose }));
          expect(tally(used)).toEqual({ won: 1, "code-ended": AT_ONCE - 1 });
          const second = await openCode(shopper, CODE);
          const wrong = codeOf(second, env.APP_SECRET) === "000000" ? "000001" : "000000";
          const guessed = await raceAt(ctx, { lock: lock(second) }, () =>
            redeemCode(shopper, { code: wrong, purpose }),
          );
          expect(tally(guessed)).toEqual({ "code-wrong": 5, "code-ended": AT_ONCE - 5 });
        });
      },
      POOL,
    ));
});

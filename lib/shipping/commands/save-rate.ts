import { and, eq, notInArray, sql } from "drizzle-orm";
import { recordAudit } from "@/lib/audit";
import { changedMeanwhile, conflict, invalid, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { type Context, requireRole } from "@/lib/db/context";
import { shippingRatePrices, shippingRates } from "@/lib/db/schema/shipping";
import type { RateInput, SaveRateInput } from "../staff-contract";
import { faultsOfRate } from "../staff-rules";

/**
 * Adds a way to send a parcel, behind the others.
 *
 * @param ctx The actor must be an admin.
 * @returns Its id.
 * @throws DomainError `not_found`, `forbidden`; `invalid` `rate-odd`.
 */
export async function createRate(ctx: Context, input: RateInput): Promise<string> {
  requireRole(ctx.actor, "admin");
  refuseOdd(input);
  return ctx.db.transaction(async (db) => {
    const id = newId();
    const position = sql<number>`(select coalesce(max(${shippingRates.position}), 0) + 1 from ${shippingRates})`;
    await db.insert(shippingRates).values({ id, handle: `rate-${id}`, ...columnsOf(input), position });
    await writePrices({ ...ctx, db }, id, input.prices);
    await note({ ...ctx, db }, "create", { id, before: null, after: input });
    return id;
  });
}

/**
 * Changes a way to send a parcel. Checkouts that are under way keep what they showed.
 *
 * @param ctx The actor must be an admin.
 * @throws DomainError `not_found`, `forbidden`; `invalid` `rate-odd`; `precondition_failed` `changed-meanwhile`.
 */
export async function saveRate(ctx: Context, id: string, { version, ...input }: SaveRateInput): Promise<void> {
  requireRole(ctx.actor, "admin");
  refuseOdd(input);
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const before = await takeRate(tx, id, version);
    await db
      .update(shippingRates)
      .set({ ...columnsOf(input), version: version + 1 })
      .where(eq(shippingRates.id, id));
    await writePrices(tx, id, input.prices);
    await note(tx, "change", { id, before, after: input });
  });
}

/**
 * Takes a way to send a parcel away; the last one stays, or nothing could be bought.
 *
 * @param ctx The actor must be an admin.
 * @throws DomainError `not_found`, `forbidden`; `conflict` `last-rate`; `precondition_failed` `changed-meanwhile`.
 */
export async function deleteRate(ctx: Context, id: string, version: number): Promise<void> {
  requireRole(ctx.actor, "admin");
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    // Two who take away the last two at once wait for each other here.
    await db.execute(sql`lock table ${shippingRates} in share row exclusive mode`);
    const before = await takeRate(tx, id, version);
    if ((await db.$count(shippingRates)) === 1) throw conflict("last-rate", `${id} is the only rate.`);
    await db.delete(shippingRates).where(eq(shippingRates.id, id));
    await note(tx, "delete", { id, before, after: null });
  });
}

function refuseOdd(input: RateInput): void {
  const faults = faultsOfRate(input);
  if (faults.length > 0) throw invalid("rate-odd", "This rate cannot be.", faults);
}

const columnsOf = ({ rateTitleTh, rateTitleEn, rateCountry, minDays, maxDays }: RateInput) => ({
  ...{ title: { th: rateTitleTh, en: rateTitleEn }, country: rateCountry, minDays, maxDays },
});

async function takeRate({ db }: Context, id: string, seen: number): Promise<RateInput> {
  const [rate] = await db.select().from(shippingRates).where(eq(shippingRates.id, id)).for("update");
  if (!rate) throw notFound("rate", id);
  if (rate.version !== seen) throw changedMeanwhile("rate", id);
  const prices = await db.select().from(shippingRatePrices).where(eq(shippingRatePrices.shippingRateId, id));
  const { title, country: rateCountry, minDays, maxDays } = rate;
  return {
    ...{ rateTitleTh: title.th, rateTitleEn: title.en, rateCountry, minDays, maxDays },
    prices: prices.map(({ currency, amount, freeFromAmount }) => ({ currency, amount, freeFromAmount })),
  };
}

async function writePrices({ db }: Context, id: string, prices: RateInput["prices"]): Promise<void> {
  const kept = prices.map(({ currency }) => currency);
  await db
    .delete(shippingRatePrices)
    .where(and(eq(shippingRatePrices.shippingRateId, id), notInArray(shippingRatePrices.currency, kept)));
  for (const price of prices) {
    const { amount, freeFromAmount } = price;
    await db
      .insert(shippingRatePrices)
      .values({ shippingRateId: id, ...price })
      .onConflictDoUpdate({
        target: [shippingRatePrices.shippingRateId, shippingRatePrices.currency],
        set: { amount, freeFromAmount },
      });
  }
}

type Noted = { id: string; before: RateInput | null; after: RateInput | null };

async function note(ctx: Context, act: "create" | "change" | "delete", { id, before, after }: Noted): Promise<void> {
  const shown = (rate: RateInput | null) =>
    rate && { ...columnsOf(rate), prices: Object.fromEntries(rate.prices.map((price) => [price.currency, price])) };
  const label = (after ?? before)?.rateTitleEn ?? "";
  const entry = { action: `rate.${act}`, entity: "rate", entityId: id, label } as const;
  await recordAudit(ctx, { ...entry, before: shown(before), after: shown(after) });
}

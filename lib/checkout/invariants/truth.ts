import { inArray, type SQL, sql } from "drizzle-orm";
import { databaseTime } from "@/lib/db/clock";
import type { Context } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import {
  listStripeDisputes,
  listStripeEvents,
  listStripePayments,
  listStripeRefunds,
  type StripeDispute,
  type StripeEvent,
  type StripePayment,
  type StripeRefund,
} from "@/lib/payments";

const DAY_MS = 86_400_000;
const WINDOW_DAYS = 30;

export type CheckOptions = {
  /** What is younger may still be on its way to us. */
  graceSeconds?: number;
  /** Whether other shops use the same Stripe account: payments of checkouts that we do not know are then theirs. */
  isAccountShared?: boolean;
};

/** What Stripe knows of the last 30 days, as relations that a statement can join. */
export type Truth = {
  payments: SQL;
  refunds: SQL;
  disputes: SQL;
  events: SQL;
  /** Rows of ours made between these instants must be known to Stripe; others may be outside its lists. */
  isComparable: (madeAt: SQL) => SQL;
  graceSeconds: number;
};

/**
 * Asks Stripe first: what it knew then, we must know now. The other way round, only what we knew before asking counts.
 *
 * @throws DomainError `unavailable` `payment-unavailable`.
 */
export async function readTruth(ctx: Context, options: CheckOptions): Promise<Truth> {
  const { graceSeconds = 300, isAccountShared = false } = options;
  const askedAt = await databaseTime(ctx.db);
  const since = new Date(askedAt.getTime() - WINDOW_DAYS * DAY_MS);
  const listed = { payments: await listStripePayments(since), refunds: await listStripeRefunds(since) };
  const [disputes, events] = [await listStripeDisputes(since), await listStripeEvents(since)];
  const payments = isAccountShared ? await keepKnown(ctx, listed.payments) : listed.payments;
  const isOld = ({ at }: { at: Date }) => at.getTime() <= askedAt.getTime() - graceSeconds * 1000;
  const withAge = <Row extends { at: Date }>(rows: Row[]) => rows.map((row) => ({ ...row, isOld: isOld(row) }));
  return {
    ...relations({
      ...{ payments: withAge(payments), refunds: withAge(listed.refunds) },
      ...{ disputes: withAge(disputes), events: withAge(events) },
    }),
    isComparable: (madeAt) =>
      sql`${madeAt} between ${new Date(since.getTime() + DAY_MS).toISOString()}::timestamptz
        and ${askedAt.toISOString()}::timestamptz - interval '5 seconds'`,
    graceSeconds,
  };
}

async function keepKnown({ db }: Context, payments: StripePayment[]): Promise<StripePayment[]> {
  if (payments.length === 0) return [];
  const ids = payments.map(({ checkoutId }) => checkoutId);
  const rows = await db.select({ id: checkouts.id }).from(checkouts).where(inArray(checkouts.id, ids));
  const known = new Set(rows.map(({ id }) => id));
  return payments.filter(({ checkoutId }) => known.has(checkoutId));
}

type Aged<Row> = Row & { isOld: boolean };

function relations(rows: {
  payments: Aged<StripePayment>[];
  refunds: Aged<StripeRefund>[];
  disputes: Aged<StripeDispute>[];
  events: Aged<StripeEvent>[];
}): Pick<Truth, "payments" | "refunds" | "disputes" | "events"> {
  return {
    payments: sql`(select * from jsonb_to_recordset(${JSON.stringify(rows.payments)}::jsonb) as listed
      ("paymentIntentId" text, "checkoutId" uuid, amount bigint, currency text, "isLive" boolean, "isOld" boolean))`,
    refunds: sql`(select * from jsonb_to_recordset(${JSON.stringify(rows.refunds)}::jsonb) as listed
      ("refundId" text, "paymentIntentId" text, amount bigint, state text, "isOld" boolean))`,
    disputes: sql`(select * from jsonb_to_recordset(${JSON.stringify(rows.disputes)}::jsonb) as listed
      ("disputeId" text, "paymentIntentId" text, net bigint, state text, "isOld" boolean))`,
    events: sql`(select * from jsonb_to_recordset(${JSON.stringify(rows.events)}::jsonb) as listed
      ("eventId" text, "checkoutId" uuid, "paymentIntentId" text, "isOld" boolean))`,
  };
}

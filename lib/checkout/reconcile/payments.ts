import { sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import {
  fetchPaymentStory,
  fetchReportOfIntent,
  findPayment,
  isLive,
  mismatchOf,
  recordCapture,
  type StripePayment,
} from "@/lib/payments";
import type { NewTask } from "@/lib/tasks";
import { bookReport } from "../commands/settle-checkout";
import { lockCheckout } from "../queries";
import { type Check, driftTask, rowsOf } from "./check";

type Odd = {
  paymentIntentId: string;
  checkoutId: string;
  amount: number;
  currency: string;
  /** Null for a checkout that the database does not have. */
  state: string | null;
  bookedAmount: number | null;
  bookedCurrency: string | null;
};

/**
 * Payments that succeeded at Stripe and are not in the books as what they are. Mended by the door that every payment
 * goes through; one of a checkout that is gone is told with everything a person needs, and nobody refunds on a guess.
 */
export const checkPayments = (
  ctx: Context,
  page: StripePayment[],
  { isAccountShared }: { isAccountShared: boolean },
): Check<Odd> => ({
  find: () => findOdd(ctx, page, isAccountShared),
  mend: (row) => mendPayment(ctx, row),
  tell: tellPayment,
});

const findOdd = (ctx: Context, page: StripePayment[], isAccountShared: boolean): Promise<Odd[]> =>
  rowsOf(
    ctx,
    sql`select s."paymentIntentId", s."checkoutId", s.amount::float8 as amount, s.currency, c.state,
        m.amount as "bookedAmount", m.currency as "bookedCurrency"
      from jsonb_to_recordset(${JSON.stringify(page)}::jsonb) as s
        ("paymentIntentId" text, "checkoutId" uuid, amount bigint, "refundedAmount" bigint, currency text)
      left join checkouts c on c.id = s."checkoutId"
      left join money m on m.stripe_object_id = s."paymentIntentId" and m.checkout_id = c.id
      left join orders o on o.stripe_ref = s."paymentIntentId" and o.checkout_id = c.id
      where case
        when c.id is null then not ${isAccountShared} and s."refundedAmount" < s.amount
        else c.state in ('reserved', 'paying', 'expiring', 'expired', 'authorized', 'capturing', 'releasing')
          or (m.amount::bigint, m.currency) is distinct from (s.amount, s.currency)
          or (c.state = 'paid') <> (o.paid_at is not null)
      end
      and not exists (select from tasks t where t.kind = 'payment_quarantined' and t.ref = s."checkoutId"::text
        and t.details ->> 'paymentIntentId' = s."paymentIntentId")`,
  );

async function mendPayment(ctx: Context, { paymentIntentId, checkoutId, state, bookedAmount }: Odd): Promise<void> {
  const payment = state === null ? null : await findPayment(ctx, checkoutId);
  if (payment === null) return;
  const report = await fetchReportOfIntent(paymentIntentId);
  await bookReport(ctx, payment, report);
  const isOurs =
    payment.stripePaymentIntentId === paymentIntentId && mismatchOf(report, { ...payment, isLive }) === null;
  if (!isOurs || bookedAmount !== null) return;
  // Its order stands and only the ledger's entry is gone.
  await ctx.db.transaction(async (db) => {
    const checkout = await lockCheckout({ ...ctx, db }, checkoutId);
    if (checkout?.state === "paid") await recordCapture({ ...ctx, db }, payment, { ...report, paymentIntentId });
  });
}

async function tellPayment({ state, paymentIntentId, checkoutId, ...row }: Odd): Promise<NewTask> {
  const paid = { amount: row.amount, currency: row.currency };
  if (state === null) {
    const story = await fetchPaymentStory(paymentIntentId);
    const why = "Stripe has a payment of a checkout that this database does not know: it may be lost by a restore.";
    return driftTask(paymentIntentId, why, { paymentIntentId, checkoutId, paid, ...story });
  }
  const booked = row.bookedAmount === null ? null : { amount: row.bookedAmount, currency: row.bookedCurrency };
  const why = "A payment at Stripe is not in the books as what it is.";
  return driftTask(paymentIntentId, why, { paymentIntentId, checkoutId, state, paid, booked });
}

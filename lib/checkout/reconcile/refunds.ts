import { sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import type { StripeRefund } from "@/lib/payments";
import { followRefunds } from "../commands/return-money";
import { type Check, driftTask, rowsOf } from "./check";

type Odd = {
  refundId: string;
  paymentIntentId: string;
  checkoutId: string;
  amount: number;
  state: string;
  booked: number;
};

/** Refunds of our payments whose money or state in the books is not what Stripe says. */
export const checkRefunds = (ctx: Context, page: StripeRefund[]): Check<Odd> => ({
  find: () =>
    rowsOf(
      ctx,
      sql`select odd.* from (
          select r."refundId", r."paymentIntentId", p.checkout_id as "checkoutId", r.amount::float8 as amount, r.state,
            own.state as "ownState", (select coalesce(sum(m.amount), 0)::float8 from money m
              where m.stripe_object_id in (r."refundId", r."refundId" || ':failed')) as booked
          from jsonb_to_recordset(${JSON.stringify(page)}::jsonb) as r
            ("refundId" text, "paymentIntentId" text, amount bigint, state text)
          join payments p on p.stripe_payment_intent_id = r."paymentIntentId"
          join money paid on paid.stripe_object_id = r."paymentIntentId"
          left join refunds own on own.stripe_refund_id = r."refundId"
        ) odd where odd.booked <> case when odd.state = 'succeeded' then -odd.amount else 0 end
          or odd."ownState" <> odd.state`,
    ),
  mend: ({ checkoutId, paymentIntentId }) => followRefunds(ctx, checkoutId, paymentIntentId),
  tell: ({ refundId, ...row }) => driftTask(refundId, "A refund at Stripe is not in the books as what it is.", row),
});

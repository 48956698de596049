import { sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { bookDisputesFromStripe, type StripeDispute } from "@/lib/payments";
import { type Check, driftTask, rowsOf } from "./check";

type Odd = {
  disputeId: string;
  paymentIntentId: string;
  checkoutId: string;
  net: number;
  state: string;
  booked: number;
};

/** Disputes about our payments that are unknown to us, or whose money or state is not what Stripe says. */
export const checkDisputes = (ctx: Context, page: StripeDispute[]): Check<Odd> => ({
  find: () =>
    rowsOf(
      ctx,
      sql`select odd.* from (
          select d."disputeId", d."paymentIntentId", p.checkout_id as "checkoutId", d.net::float8 as net, d.state,
            own.state as "ownState", (select coalesce(sum(m.amount), 0)::float8 from money m
              where m.stripe_object_id in (d."disputeId", d."disputeId" || ':reinstated')) as booked
          from jsonb_to_recordset(${JSON.stringify(page)}::jsonb) as d
            ("disputeId" text, "paymentIntentId" text, net bigint, state text)
          join payments p on p.stripe_payment_intent_id = d."paymentIntentId"
          left join disputes own on own.stripe_dispute_id = d."disputeId"
        ) odd where odd.booked <> odd.net or odd."ownState" is distinct from odd.state`,
    ),
  mend: ({ checkoutId, paymentIntentId }) => bookDisputesFromStripe(ctx, checkoutId, paymentIntentId),
  tell: ({ disputeId, ...row }) => driftTask(disputeId, "A dispute at Stripe is not in the books as what it is.", row),
});

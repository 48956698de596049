import { sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { followMoney } from "../commands/return-money";
import { type Check, driftTask, rowsOf } from "./check";

type Odd = { checkoutId: string; ledger: number; expected: number };

/**
 * Checkouts whose ledger is not what their order says was paid and not given back. Where there is no order, all of it
 * must be on its way back. What people have an open task about is not told a second time.
 */
export const checkSums = (ctx: Context, since: Date): Check<Odd> => ({
  find: () =>
    rowsOf(
      ctx,
      sql`select * from (
          select c.id as "checkoutId", coalesce(case when o.paid_at is not null then o.total_amount - o.credited_amount end,
              waiting.amount, 0)::float8 as expected,
            (select coalesce(sum(m.amount), 0) from money m where m.checkout_id = c.id
              and m.kind in ('capture', 'refund', 'refund_failed'))::float8 as ledger
          from checkouts c
          left join orders o on o.checkout_id = c.id
          left join (select checkout_id, sum(amount) as amount from refunds where state in ('requested', 'pending')
            group by checkout_id) waiting on waiting.checkout_id = c.id
          where c.id in (select checkout_id from money where created_at >= ${since.toISOString()}::timestamptz
            union select checkout_id from orders where placed_at >= ${since.toISOString()}::timestamptz)
        ) sums where ledger <> expected and not exists (select from tasks t
          where t.resolved_at is null and t.kind in ('refund_failed', 'refund_refused', 'money_drift') and t.details ->> 'checkoutId' = sums."checkoutId"::text)`,
    ),
  mend: ({ checkoutId }) => followMoney(ctx, checkoutId),
  tell: ({ checkoutId, ...sums }) =>
    driftTask(checkoutId, "The ledger of a checkout is not what its order says was paid and not given back.", sums),
});

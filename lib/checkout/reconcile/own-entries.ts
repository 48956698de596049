import { sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { isAtStripe } from "@/lib/payments";
import { type Counts, driftTask, rowsOf, runCheck } from "./check";

type Entry = { id: string; checkoutId: string; what: string; at: string };

const PAGE = 500;

/**
 * The other way round: what our books have and Stripe does not, such as an order that nobody paid for or a refund that
 * was never made. What the lists did not show is asked for by itself before anybody is told.
 *
 * @param seen What Stripe's lists of the same time showed.
 */
export async function checkOwnEntries(
  ctx: Context,
  counts: Counts,
  { since, seen }: { since: Date; seen: ReadonlySet<string> },
): Promise<void> {
  let after: Entry | null = null;
  for (;;) {
    const page: Entry[] = await listEntries(ctx, since, after);
    const unseen = page.filter(({ id }) => !seen.has(id));
    await runCheck(ctx, counts, { find: () => keepUnknown(unseen), tell: tellEntry });
    after = page.at(-1) ?? null;
    if (page.length < PAGE) return;
  }
}

async function keepUnknown(entries: Entry[]): Promise<Entry[]> {
  const unknown: Entry[] = [];
  for (const entry of entries) if (!(await isAtStripe(entry.id))) unknown.push(entry);
  return unknown;
}

const tellEntry = ({ id, checkoutId, what }: Entry) =>
  driftTask(id, `The books have a ${what} that Stripe does not know.`, { checkoutId });

/** Entries of the ledger, of orders and of refunds that name something at Stripe, each thing once, oldest first. */
const listEntries = (ctx: Context, since: Date, after: Entry | null): Promise<Entry[]> =>
  rowsOf(
    ctx,
    sql`select id, min("checkoutId"::text) as "checkoutId", min(what) as what, min(at)::text as at from (
        select split_part(stripe_object_id, ':', 1) as id, checkout_id as "checkoutId", split_part(kind, '_', 1) as what,
          created_at as at from money where created_at >= ${since.toISOString()}::timestamptz
        union all
        select stripe_ref, checkout_id, 'order', placed_at from orders
          where placed_at >= ${since.toISOString()}::timestamptz
        union all
        select coalesce(stripe_refund_id, id::text), checkout_id, 'refund', created_at from refunds
          where state in ('pending', 'succeeded') and created_at >= ${since.toISOString()}::timestamptz
      ) entries
      group by id having ${after === null} or (min(at), id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? ""})
      order by min(at), id limit ${PAGE}`,
  );

import { sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import type { CHECKOUT_STATES } from "@/lib/db/schema/checkout";
import { env } from "@/lib/env/server";

/** Another order of one tap that goes into the same parcel. */
export type ParcelMate = {
  number: string;
  /** Whether its money is decided about first. */
  isEarlier: boolean;
  state: (typeof CHECKOUT_STATES)[number];
};

/**
 * The orders of one tap that join the parcel of another: of the same customer, to the same person and place by the same
 * delivery, each tapped while the other could still be undone. One that was cancelled pays no delivery for others: its
 * own went back. Of two, the one whose time ends first is the earlier.
 *
 * @param checkoutId The checkout of the order; of one that was not tapped nothing comes back.
 */
export async function listParcelMates({ db }: Pick<Context, "db">, checkoutId: string): Promise<ParcelMate[]> {
  const answer = await db.execute(sql`
    select o.number, case when o.state = 'cancelled' then 'released' else c.state end as state,
      (c.undo_until, c.id) < (own.undo_until, own.id) as "isEarlier"
    from checkouts own
    join orders o on o.customer_id = own.customer_id
      and o.placed_at between own.created_at - interval '1 hour' and own.created_at + interval '1 hour'
    join checkouts c on c.id = o.checkout_id and c.id <> own.id and c.shipping_rate_id = own.shipping_rate_id
      and c.address = own.address and c.contact = own.contact
      and abs(extract(epoch from c.undo_until - own.undo_until)) < ${env.UNDO_SECONDS}::int
    where own.id = ${checkoutId} order by c.undo_until, c.id`);
  // Safe: the columns named above.
  return (answer as { rows: ParcelMate[] }).rows;
}

/** Numbers of the other orders of a parcel that stand, or may still be undone. */
export async function listParcelNumbers(ctx: Pick<Context, "db">, checkoutId: string): Promise<string[]> {
  const mates = await listParcelMates(ctx, checkoutId);
  return mates.flatMap(({ number, state }) => (IN_PARCEL.has(state) ? [number] : []));
}

const IN_PARCEL: ReadonlySet<string> = new Set(["authorized", "capturing", "paid"]);

import { sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";

const AT_ONCE = 1_000;

/**
 * Removes browsers that will not come back or would not notice: after a month those that keep nothing here, after
 * their cookie ended all others, but never one with a checkout, which the books need.
 */
export async function forgetDevices({ db }: Context): Promise<void> {
  await db.execute(sql`delete from devices where id in (
    select d.id from devices d
    where (d.created_at < now() - interval '400 days' or (
        d.created_at between now() - interval '33 days' and now() - interval '30 days'
        and not exists (select from carts c join line_items l on l.cart_id = c.id where c.device_id = d.id)
        and not exists (select from likes l where l.device_id = d.id)
        and not exists (select from saves s where s.device_id = d.id)))
      and not exists (select from carts c join checkouts k on k.cart_id = c.id where c.device_id = d.id)
    order by d.created_at limit ${AT_ONCE})`);
}

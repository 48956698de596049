import { sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";

/**
 * Takes back all likes of a device and keeps the counts right.
 *
 * @param ctx Its `db` should be a transaction.
 */
export async function forgetLikes({ db }: Context, deviceId: string): Promise<void> {
  // Posts first and in one order, as a like locks them: two of these at once wait instead of blocking each other.
  await db.execute(sql`select p.id from posts p join likes l on l.post_id = p.id
    where l.device_id = ${deviceId} order by p.id for update of p`);
  await db.execute(sql`with gone as (delete from likes where device_id = ${deviceId} returning post_id)
    update posts set like_count = like_count - 1 from gone where posts.id = gone.post_id`);
}

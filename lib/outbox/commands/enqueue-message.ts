import type { Context } from "@/lib/db/context";
import { wakeWorker } from "@/lib/db/jobs";
import { outbox, type OUTBOX_KINDS } from "@/lib/db/schema/outbox";

type Message = { kind: (typeof OUTBOX_KINDS)[number]; ref: string; payload: Record<string, unknown> };

/**
 * Promises a message in the same commit as its cause. The same kind and ref are promised once.
 *
 * @param ctx Its `db` should be the transaction of the cause.
 */
export async function enqueueMessage({ db }: Context, message: Message): Promise<void> {
  await db.insert(outbox).values(message).onConflictDoNothing();
  await wakeWorker(db, "outbox");
}

import { newId } from "@/lib/core/ids";
import type { Context } from "@/lib/db/context";
import { enqueueMessage } from "./enqueue-message";

/**
 * Promises that every page of the shop is made anew when it is next asked for: within seconds it shows what was
 * changed, and what is gone answers 404.
 *
 * @param ctx Its `db` should be the transaction of the change.
 */
export const renewPages = (ctx: Context): Promise<void> =>
  enqueueMessage(ctx, { kind: "pages_changed", ref: newId(), payload: {} });

import { eq, or, type SQL, sql } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import { type Actor, customerOf } from "@/lib/db/context";
import { submissions } from "@/lib/db/schema/submissions";

/**
 * Photos of whoever asks: sent from this browser, proved in it to be theirs, or sent by the customer for whom it may act.
 *
 * @throws DomainError `not_found` for a browser that the shop does not know: it has sent nothing.
 */
export function isOwn(actor: Actor): SQL {
  if (actor.kind !== "device") throw notFound("photo", "of this browser");
  const customerId = customerOf(actor);
  const isOfDevice = or(eq(submissions.deviceId, actor.deviceId), eq(submissions.provedDeviceId, actor.deviceId));
  const isOfCustomer = customerId === null ? undefined : eq(submissions.customerId, customerId);
  return or(isOfDevice, isOfCustomer) ?? sql`false`;
}

/** Photos that were shared by somebody who wanted to be found at an address, and are still there. */
export const isFoundAt = (email: string): SQL =>
  sql`(lower(${submissions.email}) = lower(${email}) and ${submissions.email} <> '' and ${submissions.state} <> 'withdrawn')`;

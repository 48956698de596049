import { wholeList, type ObjectList } from "../wire/pages";
import type { LineItemObject, SessionObject, SessionRow } from "../state/tables";
import type { World } from "../world";

/** The session as the API gives it: paid once its money was captured; its address follows the port that a restart may have changed. */
export function presentSession({ origin, store }: World, { object }: SessionRow): SessionObject {
  if (object.status === "open") return { ...object, url: `${origin}/c/pay/${object.id}` };
  const isPaidLater =
    object.payment_status === "unpaid" && store.get("intents", object.payment_intent ?? "")?.status === "succeeded";
  return isPaidLater ? { ...object, payment_status: "paid" } : object;
}

export function presentLineItems({ id, lineItems }: SessionRow): ObjectList<LineItemObject> {
  return wholeList(lineItems, `/v1/checkout/sessions/${id}/line_items`);
}

/** Where the buyer goes once the session is complete. */
export function returnUrlOfSession({ object }: SessionRow): string | null {
  return object.success_url?.replaceAll("{CHECKOUT_SESSION_ID}", object.id) ?? null;
}

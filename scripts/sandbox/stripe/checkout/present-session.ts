import { wholeList, type ObjectList } from "../wire/pages";
import type { LineItemObject, SessionObject, SessionRow } from "../state/tables";
import type { World } from "../world";

/** The session as the API gives it; its address follows the port that a restart may have changed. */
export function presentSession(world: World, { object }: SessionRow): SessionObject {
  return object.status === "open" ? { ...object, url: `${world.origin}/c/pay/${object.id}` } : object;
}

export function presentLineItems({ id, lineItems }: SessionRow): ObjectList<LineItemObject> {
  return wholeList(lineItems, `/v1/checkout/sessions/${id}/line_items`);
}

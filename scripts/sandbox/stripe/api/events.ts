import type { EventObject } from "../state/tables";
import { listPage, PAGE_SHAPE } from "../wire/pages";
import { flag, listOf, text } from "../wire/params";
import { invalidRequest, missingResource } from "../wire/refusal";
import type { World } from "../world";
import { route, type Route } from "./route";

const PATH = "/v1/events";
const LIST_SHAPE = { ...PAGE_SHAPE, delivery_success: flag(), type: text(), types: listOf(text(), 20) };

/** Delivered, or with nobody to deliver to: both are a success to Stripe. */
function isDelivered({ store }: World, { id }: EventObject): boolean {
  return (store.get("deliveries", id)?.state ?? "delivered") === "delivered";
}

/** Stripe counts an endpoint as pending until it answered with success. */
export function presentEvent(world: World, event: EventObject): EventObject {
  return { ...event, pending_webhooks: isDelivered(world, event) ? 0 : 1 };
}

/** `charge.*` stands for all events of that resource. */
function matchesType(type: string, pattern: string): boolean {
  return pattern.endsWith("*") ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}

export const EVENT_ROUTES: Route[] = [
  route({
    method: "GET",
    path: PATH,
    params: LIST_SHAPE,
    run: ({ world, params: { delivery_success: isSuccess, type, types, ...page } }) => {
      if (type !== undefined && types !== undefined) {
        throw invalidRequest("You may only specify one of these parameters: type, types.", { param: "types" });
      }
      const patterns = types ?? (type === undefined ? ["*"] : [type]);
      const events = world.store
        .rows("events")
        .filter((event) => patterns.some((pattern) => matchesType(event.type, pattern)))
        .filter((event) => isSuccess === undefined || isDelivered(world, event) === isSuccess)
        .map((event) => presentEvent(world, event));
      return listPage(events, page, PATH);
    },
  }),
  route({
    method: "GET",
    path: `${PATH}/:id`,
    params: {},
    run: ({ world, id }) => {
      const event = world.store.get("events", id);
      if (!event) throw missingResource("event", id);
      return presentEvent(world, event);
    },
  }),
];

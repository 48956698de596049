import { expireSession } from "../checkout/expire-session";
import { newSession } from "../checkout/new-session";
import { presentLineItems, presentSession } from "../checkout/present-session";
import { SESSION_SHAPE } from "../checkout/session-params";
import type { SessionRow } from "../state/tables";
import { listPage, PAGE_SHAPE } from "../wire/pages";
import { oneOf, text } from "../wire/params";
import { invalidRequest, missingResource } from "../wire/refusal";
import type { World } from "../world";
import { route, type Route } from "./route";

const PATH = "/v1/checkout/sessions";
const LIST_SHAPE = {
  ...PAGE_SHAPE,
  customer: text(),
  payment_intent: text(),
  status: oneOf("open", "complete", "expired"),
};

function getSession(world: World, id: string): SessionRow {
  const row = world.store.get("sessions", id);
  if (!row) throw missingResource("checkout.session", id);
  return row;
}

export const CHECKOUT_SESSION_ROUTES: Route[] = [
  route({
    method: "POST",
    path: PATH,
    params: SESSION_SHAPE,
    run: ({ world, params }) => {
      const row = newSession(world, params);
      world.store.put("sessions", row);
      return presentSession(world, row);
    },
  }),
  route({
    method: "GET",
    path: PATH,
    params: LIST_SHAPE,
    run: ({ world, params }) => {
      const { customer, payment_intent: intentId, status, ...page } = params;
      const rows = world.store
        .rows("sessions")
        .filter(({ object }) => intentId === undefined || object.payment_intent === intentId)
        .filter(({ object }) => customer === undefined || object.customer === customer)
        .filter(({ object }) => status === undefined || object.status === status)
        .map((row) => presentSession(world, row));
      return listPage(rows, page, PATH);
    },
  }),
  route({
    method: "GET",
    path: `${PATH}/:id`,
    params: {},
    run: ({ world, id }) => presentSession(world, getSession(world, id)),
  }),
  route({
    method: "GET",
    path: `${PATH}/:id/line_items`,
    params: PAGE_SHAPE,
    // Line items keep the order in which they were given; a session has a hundred at most.
    run: ({ world, id }) => presentLineItems(getSession(world, id)),
  }),
  route({
    method: "POST",
    path: `${PATH}/:id/expire`,
    params: {},
    run: ({ world, id }) => {
      const row = getSession(world, id);
      if (row.object.status !== "open") {
        throw invalidRequest(
          `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${row.object.status ?? ""}\`.`,
        );
      }
      return presentSession(world, expireSession(world, row));
    },
  }),
];

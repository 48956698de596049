import { CHARGE_ROUTES } from "./charges";
import { CHECKOUT_SESSION_ROUTES } from "./checkout-sessions";
import { CUSTOMER_ROUTES } from "./customers";
import { EVENT_ROUTES } from "./events";
import { PAYMENT_INTENT_ROUTES } from "./payment-intents";
import { REFUND_ROUTES } from "./refunds";
import type { Route } from "./route";

/** All that this stand-in speaks; a new resource adds its file here. */
const ROUTES: Route[] = [
  ...CHARGE_ROUTES,
  ...CHECKOUT_SESSION_ROUTES,
  ...CUSTOMER_ROUTES,
  ...EVENT_ROUTES,
  ...PAYMENT_INTENT_ROUTES,
  ...REFUND_ROUTES,
];

type Match = { route: Route; id: string };

export function findRoute(method: string | undefined, path: string): Match | null {
  for (const route of ROUTES) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match) return { route, id: match.groups?.["id"] ?? "" };
  }
  return null;
}

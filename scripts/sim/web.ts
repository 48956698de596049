import { POST as addLine } from "@/app/api/cart/lines/route";
import { GET as quote } from "@/app/api/checkout/quote/route";
import { POST as renew } from "@/app/api/checkouts/[token]/renew/route";
import { POST as startCheckout } from "@/app/api/checkouts/route";
import { POST as settle } from "@/app/api/checkouts/settle/route";
import { GET as readOneTap, POST as tap } from "@/app/api/one-tap/route";
import { POST as undo } from "@/app/api/orders/[token]/undo/route";
import { POST as webhook } from "@/app/api/webhooks/stripe/route";
import type { RouteHandler } from "@/lib/http/route";

const ROUTES: Record<string, RouteHandler> = {
  "POST /api/cart/lines": addLine,
  "GET /api/checkout/quote": quote,
  "POST /api/checkouts": startCheckout,
  "POST /api/checkouts/settle": settle,
  "GET /api/one-tap": readOneTap,
  "POST /api/one-tap": tap,
  "POST /api/webhooks/stripe": webhook,
};
/** Routes that carry the key of what they change. */
const KEYED: [RegExp, RouteHandler][] = [
  [/^\/api\/checkouts\/([^/]+)\/renew$/, renew],
  [/^\/api\/orders\/([^/]+)\/undo$/, undo],
];

/** The shop's money routes as they are, without the pages around them. */
export async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  for (const [path, handler] of KEYED) {
    const token = path.exec(pathname)?.[1];
    if (token !== undefined) return handler(request, { params: Promise.resolve({ token }) });
  }
  const handler = ROUTES[`${request.method} ${pathname}`];
  return handler ? handler(request, { params: Promise.resolve({}) }) : new Response(null, { status: 404 });
}

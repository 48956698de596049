import { findSoldOut, startCheckout } from "@/lib/checkout";
import { StartCheckoutInput, StartedCheckout } from "@/lib/checkout/contract";
import { route } from "@/lib/http/route";

export const POST = route(
  {
    summary: "Hold the stock and open the payment page",
    kind: "session",
    policy: "customer",
    limit: { name: "checkout", max: 30, windowSeconds: 60 },
    body: StartCheckoutInput,
    answer: StartedCheckout,
    status: 201,
    idempotent: true,
    crowd: { findRefusal: (ctx, { source }) => findSoldOut(ctx, source) },
  },
  ({ ctx, body, endTurn }) => startCheckout(ctx, body, endTurn),
);

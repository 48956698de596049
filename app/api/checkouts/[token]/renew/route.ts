import { renewQr } from "@/lib/checkout";
import { CheckoutParams, StartedCheckout } from "@/lib/checkout/contract";
import { route } from "@/lib/http/route";

export const POST = route(
  {
    summary: "Open a new QR code in place of one that ended",
    kind: "session",
    policy: "device",
    limit: { name: "checkout", max: 30, windowSeconds: 60 },
    params: CheckoutParams,
    answer: StartedCheckout,
    status: 201,
    idempotent: true,
  },
  ({ ctx, params }) => renewQr(ctx, params.token),
);

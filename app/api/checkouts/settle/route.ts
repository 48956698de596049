import { settlePayment } from "@/lib/checkout";
import { CheckoutOutcome, SettleInput } from "@/lib/checkout/contract";
import { route } from "@/lib/http/route";

export const POST = route(
  {
    summary: "What became of a payment, asked at Stripe",
    kind: "session",
    policy: "link-holder",
    limit: { name: "settle", max: 120, windowSeconds: 60 },
    body: SettleInput,
    answer: CheckoutOutcome,
  },
  ({ ctx, body }) => settlePayment(ctx, body),
);

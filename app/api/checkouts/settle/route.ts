import { CheckoutOutcome, SettleInput } from "@/lib/checkout/contract";
import { settleForBuyer } from "@/lib/customers";
import { route } from "@/lib/http/route";

export const POST = route(
  {
    summary: "What became of a payment, asked at Stripe",
    kind: "session",
    policy: "link-holder",
    yieldsToCrowd: true,
    limit: { name: "settle", max: 120, windowSeconds: 60 },
    body: SettleInput,
    answer: CheckoutOutcome,
  },
  async ({ ctx, body, request, remember }) => {
    const { outcome, token } = await settleForBuyer(ctx, body, request.headers.get("user-agent") ?? "");
    remember(token);
    return outcome;
  },
);

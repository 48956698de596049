import { z } from "zod";
import { route } from "@/lib/http/route";
import { receiveEvent } from "@/lib/payments";

export const POST = route(
  {
    summary: "Take an event of Stripe into the inbox",
    kind: "signature",
    policy: "stripe",
    yieldsToCrowd: true,
    answer: z.object({ received: z.literal(true) }),
  },
  async ({ ctx, rawBody, request }) => {
    await receiveEvent(ctx, rawBody, request.headers.get("stripe-signature"));
    return { received: true };
  },
);

import { findOrders } from "@/lib/customers";
import { FindOrdersInput } from "@/lib/customers/contract";
import { route } from "@/lib/http/route";

export const POST = route(
  {
    summary: "Mail a code with which this browser may see what was bought under an address; always the same answer",
    kind: "session",
    policy: "device",
    limit: { name: "find-orders", max: 10, windowSeconds: 600 },
    body: FindOrdersInput,
    answer: "text/plain",
    status: 204,
  },
  ({ ctx, body, locale }) => findOrders(ctx, body.email, locale),
);

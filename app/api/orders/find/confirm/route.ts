import { confirmOrders } from "@/lib/customers";
import { ConfirmOrdersInput, FoundOrders } from "@/lib/customers/contract";
import { route } from "@/lib/http/route";

export const POST = route(
  {
    summary: "The orders of the address to which the code was mailed, each with its link",
    kind: "session",
    policy: "customer",
    limit: { name: "find-orders-confirm", max: 30, windowSeconds: 600 },
    body: ConfirmOrdersInput,
    answer: FoundOrders,
  },
  async ({ ctx, body, locale, request, remember }) => {
    const userAgent = request.headers.get("user-agent") ?? "";
    const { orders, token } = await confirmOrders(ctx, body, { userAgent, locale });
    remember(token);
    return { orders };
  },
);

import { cancelOrder, getStaffOrder } from "@/lib/checkout";
import { route } from "@/lib/http/route";
import { CancelInput, OrderParams, StaffOrder } from "@/lib/orders/staff-contract";

export const POST = route(
  {
    summary: "Cancel an order that has not left, and give its money back",
    kind: "session",
    policy: "manager",
    params: OrderParams,
    body: CancelInput,
    answer: StaffOrder,
    idempotent: true,
  },
  async ({ ctx, params, body }) => {
    await cancelOrder(ctx, params.orderId, body);
    return getStaffOrder(ctx, params.orderId);
  },
);

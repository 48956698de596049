import { getStaffOrder } from "@/lib/checkout";
import { route } from "@/lib/http/route";
import { stepBackOrder } from "@/lib/orders";
import { OrderParams, OrderVersion, StaffOrder } from "@/lib/orders/staff-contract";

export const POST = route(
  {
    summary: "Take back the last step of an order",
    kind: "session",
    policy: "manager",
    params: OrderParams,
    body: OrderVersion,
    answer: StaffOrder,
  },
  async ({ ctx, params, body }) => {
    await stepBackOrder(ctx, params.orderId, body);
    return getStaffOrder(ctx, params.orderId);
  },
);

import { getStaffOrder } from "@/lib/checkout";
import { route } from "@/lib/http/route";
import { advanceOrder } from "@/lib/orders";
import { OrderParams, OrderVersion, StaffOrder } from "@/lib/orders/staff-contract";

export const POST = route(
  {
    summary: "Note that an order has arrived",
    kind: "session",
    policy: "manager",
    params: OrderParams,
    body: OrderVersion,
    answer: StaffOrder,
  },
  async ({ ctx, params, body }) => {
    await advanceOrder(ctx, params.orderId, { ...body, to: "delivered" });
    return getStaffOrder(ctx, params.orderId);
  },
);

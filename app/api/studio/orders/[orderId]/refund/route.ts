import { getStaffOrder, refundOrder } from "@/lib/checkout";
import { route } from "@/lib/http/route";
import { OrderParams, RefundInput, StaffOrder } from "@/lib/orders/staff-contract";

export const POST = route(
  {
    summary: "Give money of an order back",
    kind: "session",
    policy: "manager",
    params: OrderParams,
    body: RefundInput,
    answer: StaffOrder,
    idempotent: true,
  },
  async ({ ctx, params, body }) => {
    await refundOrder(ctx, params.orderId, body);
    return getStaffOrder(ctx, params.orderId);
  },
);

import { getStaffOrder } from "@/lib/checkout";
import { route } from "@/lib/http/route";
import { advanceOrder } from "@/lib/orders";
import { OrderParams, ParcelInput, StaffOrder } from "@/lib/orders/staff-contract";

export const POST = route(
  {
    summary: "Note that an order is on its way, and write to the buyer",
    kind: "session",
    policy: "manager",
    params: OrderParams,
    body: ParcelInput,
    answer: StaffOrder,
  },
  async ({ ctx, params, body }) => {
    await advanceOrder(ctx, params.orderId, { ...body, to: "shipped" });
    return getStaffOrder(ctx, params.orderId);
  },
);

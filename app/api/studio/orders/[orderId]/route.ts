import { getStaffOrder } from "@/lib/checkout";
import { route } from "@/lib/http/route";
import { OrderParams, StaffOrder } from "@/lib/orders/staff-contract";

export const GET = route(
  {
    summary: "An order with its lines, money, stock, mails and history",
    kind: "session",
    policy: "manager",
    params: OrderParams,
    answer: StaffOrder,
  },
  ({ ctx, params }) => getStaffOrder(ctx, params.orderId),
);

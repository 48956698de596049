import { route } from "@/lib/http/route";
import { listStaffOrders } from "@/lib/orders";
import { StaffOrderPage, StaffOrdersQuery } from "@/lib/orders/staff-contract";

export const GET = route(
  {
    summary: "Orders, filtered and sorted, a page at a time",
    kind: "session",
    policy: "manager",
    query: StaffOrdersQuery,
    answer: StaffOrderPage,
  },
  ({ ctx, query }) => listStaffOrders(ctx, query),
);

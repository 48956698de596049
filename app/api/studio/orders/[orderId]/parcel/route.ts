import { getStaffOrder } from "@/lib/checkout";
import { route } from "@/lib/http/route";
import { changeParcel } from "@/lib/orders";
import { OrderParams, ParcelInput, StaffOrder } from "@/lib/orders/staff-contract";

export const PUT = route(
  {
    summary: "Put right with whom a parcel goes, and write to the buyer again",
    kind: "session",
    policy: "manager",
    params: OrderParams,
    body: ParcelInput,
    answer: StaffOrder,
  },
  async ({ ctx, params, body }) => {
    await changeParcel(ctx, params.orderId, body);
    return getStaffOrder(ctx, params.orderId);
  },
);

import { getStaffOrder } from "@/lib/checkout";
import { route } from "@/lib/http/route";
import { addOrderNote } from "@/lib/orders";
import { OrderNoteInput, OrderParams, StaffOrder } from "@/lib/orders/staff-contract";

export const POST = route(
  {
    summary: "Add a note for the other people of the shop",
    kind: "session",
    policy: "manager",
    params: OrderParams,
    body: OrderNoteInput,
    answer: StaffOrder,
  },
  async ({ ctx, params, body }) => {
    await addOrderNote(ctx, params.orderId, body);
    return getStaffOrder(ctx, params.orderId);
  },
);

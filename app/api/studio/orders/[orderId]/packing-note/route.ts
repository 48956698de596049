import { getStaffOrder } from "@/lib/checkout";
import { route } from "@/lib/http/route";
import { writePackingNote } from "@/lib/orders";
import { OrderParams, PackingNoteInput, StaffOrder } from "@/lib/orders/staff-contract";

export const PUT = route(
  {
    summary: "Write the personal line on the packing slip",
    kind: "session",
    policy: "manager",
    params: OrderParams,
    body: PackingNoteInput,
    answer: StaffOrder,
  },
  async ({ ctx, params, body }) => {
    await writePackingNote(ctx, params.orderId, body);
    return getStaffOrder(ctx, params.orderId);
  },
);

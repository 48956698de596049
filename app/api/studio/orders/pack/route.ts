import { route } from "@/lib/http/route";
import { packOrders } from "@/lib/orders";
import { PackedOrders, PackOrdersInput } from "@/lib/orders/staff-contract";

export const POST = route(
  {
    summary: "Pack several orders, each by itself",
    kind: "session",
    policy: "manager",
    body: PackOrdersInput,
    answer: PackedOrders,
  },
  ({ ctx, body }) => packOrders(ctx, body),
);

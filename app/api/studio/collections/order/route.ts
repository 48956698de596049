import { listStaffCollections } from "@/lib/catalog";
import { CollectionOrder, StaffCollections } from "@/lib/catalog/staff-contract";
import { route } from "@/lib/http/route";
import { orderCollections } from "@/lib/publishing";

export const PUT = route(
  {
    summary: "Put the collections into another order",
    kind: "session",
    policy: "manager",
    body: CollectionOrder,
    answer: StaffCollections,
  },
  async ({ ctx, body }) => {
    await orderCollections(ctx, body);
    return { items: await listStaffCollections(ctx) };
  },
);

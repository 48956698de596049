import { getStaffProduct } from "@/lib/catalog";
import { StaffProduct, StaffProductParams, VersionInput } from "@/lib/catalog/staff-contract";
import { route } from "@/lib/http/route";
import { archiveProduct } from "@/lib/publishing";

export const POST = route(
  {
    summary: "Take a product out of the shop; it can be taken back",
    kind: "session",
    policy: "manager",
    params: StaffProductParams,
    body: VersionInput,
    answer: StaffProduct,
  },
  async ({ ctx, params, body }) => getStaffProduct(ctx, (await archiveProduct(ctx, params.productId, body)).id),
);

import { getStaffProduct } from "@/lib/catalog";
import { StaffProduct, StaffProductParams, VersionInput } from "@/lib/catalog/staff-contract";
import { route } from "@/lib/http/route";
import { restoreProduct } from "@/lib/publishing";

export const POST = route(
  {
    summary: "Take an archived product back, as a draft",
    kind: "session",
    policy: "manager",
    params: StaffProductParams,
    body: VersionInput,
    answer: StaffProduct,
  },
  async ({ ctx, params, body }) => getStaffProduct(ctx, (await restoreProduct(ctx, params.productId, body)).id),
);

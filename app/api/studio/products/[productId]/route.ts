import { getStaffProduct } from "@/lib/catalog";
import { SaveProductInput, StaffProduct, StaffProductParams } from "@/lib/catalog/staff-contract";
import { route } from "@/lib/http/route";
import { saveProduct } from "@/lib/publishing";

const contract = { kind: "session", policy: "manager", params: StaffProductParams, answer: StaffProduct } as const;

export const GET = route({ ...contract, summary: "A product as its editor needs it" }, ({ ctx, params }) =>
  getStaffProduct(ctx, params.productId),
);

export const PUT = route(
  { ...contract, summary: "Save a product as it was edited", body: SaveProductInput, maxBytes: 262_144 },
  async ({ ctx, params, body }) => getStaffProduct(ctx, (await saveProduct(ctx, params.productId, body)).id),
);

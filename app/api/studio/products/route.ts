import { getStaffProduct, listStaffProducts } from "@/lib/catalog";
import { ProductDraft, StaffProduct, StaffProductPage, StaffProductsQuery } from "@/lib/catalog/staff-contract";
import { route } from "@/lib/http/route";
import { createProduct } from "@/lib/publishing";

const contract = { kind: "session", policy: "manager" } as const;

export const GET = route(
  { ...contract, summary: "Products of every state", query: StaffProductsQuery, answer: StaffProductPage },
  ({ ctx, query }) => listStaffProducts(ctx, query),
);

export const POST = route(
  {
    ...contract,
    summary: "Make a whole product",
    body: ProductDraft,
    maxBytes: 262_144,
    answer: StaffProduct,
    status: 201,
  },
  async ({ ctx, body }) => getStaffProduct(ctx, (await createProduct(ctx, body)).id),
);

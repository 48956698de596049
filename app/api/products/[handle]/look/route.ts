import { ProductParams, ProductQuery } from "@/lib/catalog/contract";
import { route } from "@/lib/http/route";
import { findProductLook } from "@/lib/posts";
import { ProductLook } from "@/lib/posts/contract";

export const GET = route(
  {
    summary: "The latest post that shows a product beside others; null for none and for an unknown handle",
    kind: "public",
    policy: "anyone",
    params: ProductParams,
    query: ProductQuery,
    answer: ProductLook,
    cache: "public, max-age=60, s-maxage=300, stale-while-revalidate=300",
  },
  async ({ ctx, params, query }) => ({ look: await findProductLook(ctx, params.handle, query.locale) }),
);

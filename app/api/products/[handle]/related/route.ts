import { listRelated } from "@/lib/catalog";
import { ProductParams, ProductQuery, RelatedProducts } from "@/lib/catalog/contract";
import { route } from "@/lib/http/route";

export const GET = route(
  {
    summary: "What is bought together with a product and what is like it; both empty for an unknown handle",
    kind: "public",
    policy: "anyone",
    params: ProductParams,
    query: ProductQuery,
    answer: RelatedProducts,
    cache: "public, max-age=60, s-maxage=300, stale-while-revalidate=300",
  },
  ({ ctx, params, query }) => listRelated(ctx, params.handle, query.locale),
);

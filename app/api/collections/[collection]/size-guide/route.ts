import { getSizeGuide } from "@/lib/catalog";
import { CollectionParams, ProductQuery, SizeGuideView } from "@/lib/catalog/contract";
import { route } from "@/lib/http/route";

export const GET = route(
  {
    summary: "The sizes of a collection's products as a table, in millimetres",
    kind: "public",
    policy: "anyone",
    params: CollectionParams,
    query: ProductQuery,
    answer: SizeGuideView,
    cache: "public, max-age=300, s-maxage=300, stale-while-revalidate=300",
  },
  ({ ctx, params, query }) => getSizeGuide(ctx, params.collection, query.locale),
);

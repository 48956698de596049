import { getFacets, listProducts } from "@/lib/catalog";
import { ProductPage, ProductsQuery } from "@/lib/catalog/contract";
import { route } from "@/lib/http/route";

export const GET = route(
  {
    summary: "Products as cards, narrowed and sorted, paged by key; the first page says how to narrow further",
    kind: "public",
    policy: "anyone",
    query: ProductsQuery,
    answer: ProductPage,
    cache: "public, max-age=0, s-maxage=30, stale-while-revalidate=30",
  },
  async ({ ctx, query: { locale, ...query } }) => {
    if (query.cursor !== undefined) return { ...(await listProducts(ctx, locale, query)), total: null, facets: null };
    const [page, { total, facets }] = await Promise.all([
      listProducts(ctx, locale, query),
      getFacets(ctx, locale, query),
    ]);
    return { ...page, total, facets };
  },
);

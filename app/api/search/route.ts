import { route } from "@/lib/http/route";
import { search } from "@/lib/search";
import { SearchAnswer, SearchQuery } from "@/lib/search/contract";

export const GET = route(
  {
    summary: "Products and posts for some words, mistyped ones mended",
    kind: "public",
    policy: "anyone",
    limit: { name: "search", max: 120, windowSeconds: 60 },
    query: SearchQuery,
    answer: SearchAnswer,
    cache: "public, max-age=0, s-maxage=30, stale-while-revalidate=30",
  },
  ({ ctx, query }) => search(ctx, query),
);

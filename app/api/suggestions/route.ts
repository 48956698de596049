import { route } from "@/lib/http/route";
import { suggest } from "@/lib/search";
import { Suggestions, SuggestionsQuery } from "@/lib/search/contract";

export const GET = route(
  {
    summary: "What somebody who is typing may be looking for",
    kind: "public",
    policy: "anyone",
    limit: { name: "suggestions", max: 300, windowSeconds: 60 },
    query: SuggestionsQuery,
    answer: Suggestions,
    cache: "public, max-age=0, s-maxage=30, stale-while-revalidate=30",
  },
  ({ ctx, query }) => suggest(ctx, query),
);

import { route } from "@/lib/http/route";
import { getStory } from "@/lib/stories";
import { StoryParams, StoryQuery, StoryView } from "@/lib/stories/contract";

export const GET = route(
  {
    summary: "A story with its frames and the products on them",
    kind: "public",
    policy: "anyone",
    params: StoryParams,
    query: StoryQuery,
    answer: StoryView,
    cache: "public, max-age=0, s-maxage=30, stale-while-revalidate=30",
  },
  ({ ctx, params, query }) => getStory(ctx, params.handle, query.locale),
);

import { route } from "@/lib/http/route";
import { listPosts } from "@/lib/posts";
import { FeedQuery, PostPage } from "@/lib/posts/contract";

export const GET = route(
  {
    summary: "Published posts, newest first, paged by key",
    kind: "public",
    policy: "anyone",
    query: FeedQuery,
    answer: PostPage,
    cache: "public, max-age=0, s-maxage=30, stale-while-revalidate=30",
  },
  ({ ctx, query }) => listPosts(ctx, query.locale, { cursor: query.cursor }),
);

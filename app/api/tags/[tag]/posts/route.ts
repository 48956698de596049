import { hashtagOfSegment } from "@/lib/core/hashtags";
import { route } from "@/lib/http/route";
import { listPostsWithTag } from "@/lib/posts";
import { FeedQuery, HashtagParams, PostThumbPage } from "@/lib/posts/contract";

export const GET = route(
  {
    summary: "Posts under a hashtag as pictures, newest first, paged by key",
    kind: "public",
    policy: "anyone",
    params: HashtagParams,
    query: FeedQuery,
    answer: PostThumbPage,
    cache: "public, max-age=0, s-maxage=30, stale-while-revalidate=30",
  },
  ({ ctx, params, query }) => listPostsWithTag(ctx, hashtagOfSegment(params.tag), query),
);

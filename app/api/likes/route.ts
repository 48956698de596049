import { route } from "@/lib/http/route";
import { listLikes } from "@/lib/posts";
import { LikesByPost, LikesQuery } from "@/lib/posts/contract";

export const GET = route(
  {
    summary: "Likes of some posts, and which of them this device likes and saved",
    kind: "session",
    policy: "anyone",
    query: LikesQuery,
    answer: LikesByPost,
  },
  ({ ctx, query }) => listLikes(ctx, query.posts),
);

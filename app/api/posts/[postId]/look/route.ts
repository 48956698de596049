import { route } from "@/lib/http/route";
import { getLook } from "@/lib/posts";
import { Look, LookQuery, PostParams } from "@/lib/posts/contract";

export const GET = route(
  {
    summary: "The products of a post with their variants and live stock, to take them together",
    kind: "public",
    policy: "anyone",
    params: PostParams,
    query: LookQuery,
    answer: Look,
    cache: "no-store",
  },
  ({ ctx, params, query }) => getLook(ctx, params.postId, query.locale),
);

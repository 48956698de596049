import { route } from "@/lib/http/route";
import { likePost, unlikePost } from "@/lib/posts";
import { LikeState, PostParams } from "@/lib/posts/contract";

const contract = {
  kind: "session",
  policy: "device",
  limit: { name: "like", max: 120, windowSeconds: 60 },
  params: PostParams,
  answer: LikeState,
} as const;

export const PUT = route({ ...contract, summary: "Like a post" }, ({ ctx, params }) => likePost(ctx, params.postId));

export const DELETE = route({ ...contract, summary: "Take a like back" }, ({ ctx, params }) =>
  unlikePost(ctx, params.postId),
);

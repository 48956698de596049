import { route } from "@/lib/http/route";
import { getStaffPost } from "@/lib/posts";
import { PostParams } from "@/lib/posts/contract";
import { StaffPost, VersionInput } from "@/lib/posts/staff-contract";
import { publishPost } from "@/lib/publishing";

export const POST = route(
  {
    summary: "Publish a post now",
    kind: "session",
    policy: "curator",
    params: PostParams,
    body: VersionInput,
    answer: StaffPost,
  },
  async ({ ctx, params, body }) => getStaffPost(ctx, (await publishPost(ctx, params.postId, body)).id),
);

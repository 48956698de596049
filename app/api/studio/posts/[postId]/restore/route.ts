import { route } from "@/lib/http/route";
import { getStaffPost } from "@/lib/posts";
import { PostParams } from "@/lib/posts/contract";
import { StaffPost, VersionInput } from "@/lib/posts/staff-contract";
import { restorePost } from "@/lib/publishing";

export const POST = route(
  {
    summary: "Bring a deleted post back",
    kind: "session",
    policy: "curator",
    params: PostParams,
    body: VersionInput,
    answer: StaffPost,
  },
  async ({ ctx, params, body }) => getStaffPost(ctx, (await restorePost(ctx, params.postId, body)).id),
);

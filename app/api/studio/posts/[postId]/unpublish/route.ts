import { route } from "@/lib/http/route";
import { getStaffPost } from "@/lib/posts";
import { PostParams } from "@/lib/posts/contract";
import { StaffPost, VersionInput } from "@/lib/posts/staff-contract";
import { unpublishPost } from "@/lib/publishing";

export const POST = route(
  {
    summary: "Take a post back: it is a draft again",
    kind: "session",
    policy: "curator",
    params: PostParams,
    body: VersionInput,
    answer: StaffPost,
  },
  async ({ ctx, params, body }) => getStaffPost(ctx, (await unpublishPost(ctx, params.postId, body)).id),
);

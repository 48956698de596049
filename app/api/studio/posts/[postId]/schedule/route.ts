import { route } from "@/lib/http/route";
import { getStaffPost } from "@/lib/posts";
import { PostParams } from "@/lib/posts/contract";
import { ScheduleInput, StaffPost } from "@/lib/posts/staff-contract";
import { schedulePost } from "@/lib/publishing";

export const POST = route(
  {
    summary: "Plan when a post is published",
    kind: "session",
    policy: "curator",
    params: PostParams,
    body: ScheduleInput,
    answer: StaffPost,
  },
  async ({ ctx, params, body }) => getStaffPost(ctx, (await schedulePost(ctx, params.postId, body)).id),
);

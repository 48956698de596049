import { route } from "@/lib/http/route";
import { getStaffPost, listStaffPosts } from "@/lib/posts";
import { PostDraft, StaffPost, StaffPostPage, StaffPostsQuery } from "@/lib/posts/staff-contract";
import { createPost } from "@/lib/publishing";

const contract = { kind: "session", policy: "curator" } as const;

export const GET = route(
  { ...contract, summary: "Posts of every state, last changed first", query: StaffPostsQuery, answer: StaffPostPage },
  ({ ctx, query }) => listStaffPosts(ctx, query),
);

export const POST = route(
  { ...contract, summary: "Start a post as a draft", body: PostDraft, answer: StaffPost, status: 201 },
  async ({ ctx, body }) => getStaffPost(ctx, (await createPost(ctx, body)).id),
);

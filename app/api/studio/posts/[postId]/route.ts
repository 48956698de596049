import { route } from "@/lib/http/route";
import { getStaffPost } from "@/lib/posts";
import { PostParams } from "@/lib/posts/contract";
import { SavePostInput, StaffPost, VersionInput } from "@/lib/posts/staff-contract";
import { deletePost, savePost } from "@/lib/publishing";

const contract = { kind: "session", policy: "curator", params: PostParams, answer: StaffPost } as const;

export const GET = route({ ...contract, summary: "A post as its editor needs it" }, ({ ctx, params }) =>
  getStaffPost(ctx, params.postId),
);

export const PUT = route(
  { ...contract, summary: "Save a post as it was edited", body: SavePostInput },
  async ({ ctx, params, body }) => getStaffPost(ctx, (await savePost(ctx, params.postId, body)).id),
);

export const DELETE = route(
  { ...contract, summary: "Delete a post; it can be restored", body: VersionInput },
  async ({ ctx, params, body }) => getStaffPost(ctx, (await deletePost(ctx, params.postId, body)).id),
);

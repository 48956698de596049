import { route } from "@/lib/http/route";
import { PostParams } from "@/lib/posts/contract";
import { savePost, unsavePost } from "@/lib/saves";
import { SaveState } from "@/lib/saves/contract";

const contract = {
  kind: "session",
  policy: "device",
  limit: { name: "save", max: 120, windowSeconds: 60 },
  params: PostParams,
  answer: SaveState,
} as const;

export const PUT = route({ ...contract, summary: "Save a post for later" }, ({ ctx, params }) =>
  savePost(ctx, params.postId),
);

export const DELETE = route({ ...contract, summary: "Let go of a saved post" }, ({ ctx, params }) =>
  unsavePost(ctx, params.postId),
);

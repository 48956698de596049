import { route } from "@/lib/http/route";
import { appealPhoto } from "@/lib/moderation";
import { AppealInput } from "@/lib/moderation/contract";
import { PhotoParams } from "@/lib/submissions/contract";

export const POST = route(
  {
    summary: "Ask once for a second look at one's rejected photo",
    kind: "session",
    policy: "customer",
    params: PhotoParams,
    body: AppealInput,
    answer: "text/plain",
    status: 204,
  },
  ({ ctx, params, body }) => appealPhoto(ctx, params.photoId, body),
);

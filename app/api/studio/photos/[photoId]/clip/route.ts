import { route } from "@/lib/http/route";
import { getStaffPicture } from "@/lib/moderation";
import { answerPhoto } from "@/lib/submissions";
import { PhotoParams } from "@/lib/submissions/contract";

export const GET = route(
  {
    summary: "A clip of any state, for staff",
    kind: "session",
    policy: "curator",
    params: PhotoParams,
    answer: "video/mp4",
  },
  async ({ ctx, params, request }) => {
    const { mediaKey } = await getStaffPicture(ctx, params.photoId);
    return answerPhoto(`${mediaKey}.mp4`, { request, cache: "private, max-age=60" });
  },
);

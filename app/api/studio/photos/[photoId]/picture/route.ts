import { route } from "@/lib/http/route";
import { getStaffPicture } from "@/lib/moderation";
import { StaffPictureQuery } from "@/lib/moderation/staff-contract";
import { answerPhoto } from "@/lib/submissions";
import { PhotoParams } from "@/lib/submissions/contract";

export const GET = route(
  {
    summary: "A photo of any state, for staff",
    kind: "session",
    policy: "curator",
    params: PhotoParams,
    query: StaffPictureQuery,
    answer: "image/webp",
  },
  async ({ ctx, params, query, request }) => {
    const { mediaKey } = await getStaffPicture(ctx, params.photoId);
    // Kept for a moment: the next photo of the queue is fetched before it is wanted.
    return answerPhoto(`${mediaKey}-${query.width}.webp`, { request, cache: "private, max-age=60" });
  },
);

import { route } from "@/lib/http/route";
import { answerPhoto, getOwnPicture } from "@/lib/submissions";
import { PhotoParams } from "@/lib/submissions/contract";

export const GET = route(
  {
    summary: "One's own photo, also before anybody decided about it",
    kind: "session",
    policy: "customer",
    params: PhotoParams,
    answer: "image/webp",
  },
  async ({ ctx, params, request }) => {
    const { mediaKey } = await getOwnPicture(ctx, params.photoId);
    return answerPhoto(`${mediaKey}-360.webp`, { request, cache: "private, no-store" });
  },
);

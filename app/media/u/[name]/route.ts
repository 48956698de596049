import { notFound } from "@/lib/core/errors";
import { route } from "@/lib/http/route";
import { answerPhoto, askGate, readPhotoName } from "@/lib/submissions";
import { PhotoFileParams } from "@/lib/submissions/contract";

/** As long as somebody may still see what was taken back a moment ago. */
const CACHE = "public, max-age=30";

export const GET = route(
  {
    summary: "A customer's photo, while its creator allows it and the shop has approved it",
    kind: "public",
    policy: "anyone",
    params: PhotoFileParams,
    answer: "image/avif",
  },
  async ({ ctx, params, request }) => {
    const mediaKey = readPhotoName(params.name)?.mediaKey;
    const said = mediaKey === undefined ? "unknown" : await askGate(ctx, mediaKey);
    if (said === "unknown") throw notFound("photo", params.name);
    if (said === "gone") return new Response(null, { status: 410, headers: { "cache-control": CACHE } });
    return answerPhoto(params.name, { request, cache: CACHE });
  },
);

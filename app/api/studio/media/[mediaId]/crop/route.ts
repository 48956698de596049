import { route } from "@/lib/http/route";
import { cropPicture, getUploaded } from "@/lib/media";
import { CropInput, MediaParams, UploadedPicture } from "@/lib/media/staff-contract";

export const POST = route(
  {
    summary: "Show another part of an uploaded picture: makes another one of the same original",
    kind: "session",
    policy: "curator",
    params: MediaParams,
    body: CropInput,
    answer: UploadedPicture,
    status: 201,
  },
  async ({ ctx, params, body }) => getUploaded(ctx, (await cropPicture(ctx, params.mediaId, body)).id),
);

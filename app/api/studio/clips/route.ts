import { CLIP_LIMITS, CLIP_TYPES } from "@/lib/core/upload-limits";
import { route } from "@/lib/http/route";
import { addClip, getUploaded } from "@/lib/media";
import { UploadedPicture, UploadQuery } from "@/lib/media/staff-contract";

/** A little more than a clip may have: one that is too large by a little is refused with the sentence for it. */
const MAX_BYTES = CLIP_LIMITS.bytes + 500_000;

export const POST = route(
  {
    summary: "Add a clip: the body is its file",
    kind: "session",
    policy: "curator",
    query: UploadQuery,
    file: { types: [...CLIP_TYPES, "application/octet-stream"], maxBytes: MAX_BYTES },
    answer: UploadedPicture,
    status: 201,
  },
  async ({ ctx, query, file }) => getUploaded(ctx, (await addClip(ctx, { bytes: file, fileName: query.name })).id),
);

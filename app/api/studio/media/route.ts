import { PICTURE_TYPES, UPLOAD_LIMITS } from "@/lib/core/upload-limits";
import { route } from "@/lib/http/route";
import { addPicture, getUploaded } from "@/lib/media";
import { UploadedPicture, UploadQuery } from "@/lib/media/staff-contract";

/** A little more than a picture may have: one that is too large by a little is refused with the sentence for it. */
const MAX_BYTES = UPLOAD_LIMITS.bytes + 500_000;

export const POST = route(
  {
    summary: "Add a picture: the body is its file",
    kind: "session",
    policy: "curator",
    query: UploadQuery,
    file: { types: [...PICTURE_TYPES, "application/octet-stream"], maxBytes: MAX_BYTES },
    answer: UploadedPicture,
    status: 201,
  },
  async ({ ctx, query, file }) => getUploaded(ctx, (await addPicture(ctx, { bytes: file, fileName: query.name })).id),
);

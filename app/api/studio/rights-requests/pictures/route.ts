import { route } from "@/lib/http/route";
import { RequestPicture, RequestPictureInput } from "@/lib/rights-requests/staff-contract";
import { startFoundPhoto } from "@/lib/submissions";

export const POST = route(
  {
    summary: "Make room for a picture that was found elsewhere and is about to be uploaded",
    kind: "session",
    policy: "curator",
    limit: { name: "found-photo", max: 120, windowSeconds: 3_600 },
    body: RequestPictureInput,
    answer: RequestPicture,
    status: 201,
  },
  ({ ctx, body }) => startFoundPhoto(ctx, body),
);

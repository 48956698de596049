import { route } from "@/lib/http/route";
import { findPhotos } from "@/lib/submissions";
import { FindPhotosInput } from "@/lib/submissions/contract";

export const POST = route(
  {
    summary: "Mail a code with which this browser may manage photos shared with an address; always the same answer",
    kind: "session",
    policy: "device",
    limit: { name: "find-photos", max: 10, windowSeconds: 600 },
    body: FindPhotosInput,
    answer: "text/plain",
    status: 204,
  },
  ({ ctx, body, locale }) => findPhotos(ctx, body.email, locale),
);

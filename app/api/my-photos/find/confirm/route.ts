import { route } from "@/lib/http/route";
import { confirmPhotos } from "@/lib/submissions";
import { ConfirmPhotosInput, FoundPhotos } from "@/lib/submissions/contract";

export const POST = route(
  {
    summary: "Manage from now on, in this browser, the photos of the address to which the code was mailed",
    kind: "session",
    policy: "device",
    limit: { name: "find-photos-confirm", max: 30, windowSeconds: 600 },
    body: ConfirmPhotosInput,
    answer: FoundPhotos,
  },
  ({ ctx, body }) => confirmPhotos(ctx, body.code),
);

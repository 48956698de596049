import { route } from "@/lib/http/route";
import { withdrawPhoto } from "@/lib/submissions";
import { PhotoParams } from "@/lib/submissions/contract";

export const DELETE = route(
  {
    summary: "Take a photo back for good: its right ends, its files are removed",
    kind: "session",
    policy: "customer",
    params: PhotoParams,
    answer: "text/plain",
    status: 204,
  },
  ({ ctx, params, locale }) => withdrawPhoto(ctx, params.photoId, locale),
);

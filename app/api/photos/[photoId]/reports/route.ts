import { route } from "@/lib/http/route";
import { reportPhoto } from "@/lib/moderation";
import { Reported, ReportInput } from "@/lib/moderation/contract";
import { PhotoParams } from "@/lib/submissions/contract";

export const POST = route(
  {
    summary: "Say that a photo should not be shown; somebody looks at it within a day",
    kind: "session",
    policy: "device",
    limit: { name: "report", max: 20, windowSeconds: 3_600 },
    params: PhotoParams,
    body: ReportInput,
    answer: Reported,
    status: 201,
  },
  ({ ctx, params, body }) => reportPhoto(ctx, params.photoId, body),
);

import { route } from "@/lib/http/route";
import { changeRights, revokePhoto } from "@/lib/submissions";
import { ChangeRightsInput, PhotoParams } from "@/lib/submissions/contract";

const SHARED = { kind: "session", policy: "customer", params: PhotoParams, answer: "text/plain", status: 204 } as const;

export const PUT = route(
  { ...SHARED, summary: "Choose anew where one's photo may appear", body: ChangeRightsInput },
  ({ ctx, params, body, locale }) => changeRights(ctx, params.photoId, { choice: body.choice, locale }),
);

export const DELETE = route(
  { ...SHARED, summary: "Take back every right to show one's photo" },
  ({ ctx, params, locale }) => revokePhoto(ctx, params.photoId, locale),
);

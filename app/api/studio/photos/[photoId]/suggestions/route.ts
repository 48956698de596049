import { route } from "@/lib/http/route";
import { listSuggestions } from "@/lib/moderation";
import { Suggestions } from "@/lib/moderation/staff-contract";
import { PhotoParams } from "@/lib/submissions/contract";

export const GET = route(
  {
    summary: "Products that a photo may show, the likeliest first",
    kind: "session",
    policy: "curator",
    params: PhotoParams,
    answer: Suggestions,
  },
  ({ ctx, params }) => listSuggestions(ctx, params.photoId),
);

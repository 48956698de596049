import { route } from "@/lib/http/route";
import { getRequestView } from "@/lib/rights-requests";
import { RequestLinkParams, RequestView } from "@/lib/rights-requests/contract";

export const GET = route(
  {
    summary: "What a creator is asked for a photo of theirs; nothing of it before the code was typed in this browser",
    kind: "session",
    policy: "link-holder",
    params: RequestLinkParams,
    answer: RequestView,
  },
  ({ ctx, params }) => getRequestView(ctx, params.token),
);

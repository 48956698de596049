import { route } from "@/lib/http/route";
import { getRequest } from "@/lib/rights-requests";
import { RequestParams, StaffRequest } from "@/lib/rights-requests/staff-contract";

export const GET = route(
  {
    summary: "A request with the letters and the code for its creator",
    kind: "session",
    policy: "curator",
    params: RequestParams,
    answer: StaffRequest,
  },
  ({ ctx, params }) => getRequest(ctx, params.requestId),
);

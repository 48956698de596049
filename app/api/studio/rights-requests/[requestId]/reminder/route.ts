import { route } from "@/lib/http/route";
import { getRequest, noteReminder } from "@/lib/rights-requests";
import { RemindInput, RequestParams, StaffRequest } from "@/lib/rights-requests/staff-contract";

export const POST = route(
  {
    summary: "Note that the one reminder was sent",
    kind: "session",
    policy: "curator",
    params: RequestParams,
    body: RemindInput,
    answer: StaffRequest,
  },
  async ({ ctx, params, body }) => {
    await noteReminder(ctx, params.requestId, body.version);
    return getRequest(ctx, params.requestId);
  },
);

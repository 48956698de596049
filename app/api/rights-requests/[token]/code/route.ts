import { route } from "@/lib/http/route";
import { proveCode } from "@/lib/rights-requests";
import { ProveCodeInput, RequestLinkParams } from "@/lib/rights-requests/contract";

export const POST = route(
  {
    summary: "Prove by the code that was sent to one's account whose photo it is; five wrong ones an hour",
    kind: "session",
    policy: "device",
    limit: { name: "rights-code", max: 30, windowSeconds: 600 },
    params: RequestLinkParams,
    body: ProveCodeInput,
    answer: "text/plain",
    status: 204,
  },
  ({ ctx, params, body }) => proveCode(ctx, params.token, body.rightsCode),
);

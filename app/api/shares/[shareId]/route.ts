import { route } from "@/lib/http/route";
import { submitShare } from "@/lib/submissions";
import { ShareParams, SubmitShareInput } from "@/lib/submissions/contract";

export const PUT = route(
  {
    summary: "Send uploaded photos off, with caption, tags and what their creator agrees to",
    kind: "session",
    policy: "customer",
    params: ShareParams,
    body: SubmitShareInput,
    answer: "text/plain",
    status: 204,
  },
  ({ ctx, params, body, locale }) => submitShare(ctx, params.shareId, { input: body, locale }),
);

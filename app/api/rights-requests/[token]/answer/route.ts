import { route } from "@/lib/http/route";
import { answerRequest } from "@/lib/rights-requests";
import { AnswerInput, RequestLinkParams } from "@/lib/rights-requests/contract";

export const POST = route(
  {
    summary: "Allow or decline what one is asked for, once; in the browser in which the code was typed",
    kind: "session",
    policy: "device",
    params: RequestLinkParams,
    body: AnswerInput,
    idempotent: true,
    answer: "text/plain",
    status: 204,
  },
  ({ ctx, params, body, locale }) => answerRequest(ctx, params.token, { input: body, locale }),
);

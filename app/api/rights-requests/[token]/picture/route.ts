import { route } from "@/lib/http/route";
import { getRequestPicture } from "@/lib/rights-requests";
import { RequestLinkParams } from "@/lib/rights-requests/contract";
import { answerPhoto } from "@/lib/submissions";

export const GET = route(
  {
    summary: "The photo that one is asked for, in the browser in which the code was typed",
    kind: "session",
    policy: "link-holder",
    params: RequestLinkParams,
    answer: "image/webp",
  },
  async ({ ctx, params, request }) => {
    const { mediaKey } = await getRequestPicture(ctx, params.token);
    return answerPhoto(`${mediaKey}-720.webp`, { request, cache: "private, no-store" });
  },
);

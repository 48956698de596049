import { notFound } from "@/lib/core/errors";
import { route } from "@/lib/http/route";
import { findCaptions } from "@/lib/media";
import { CaptionsParams } from "@/lib/media/contract";

export const GET = route(
  {
    summary: "Captions of a clip that staff sent, in a language",
    kind: "public",
    policy: "anyone",
    params: CaptionsParams,
    answer: "text/vtt",
  },
  async ({ ctx, params: { name } }) => {
    const captions = await findCaptions(ctx, name.key, name.locale);
    if (captions === null) throw notFound("captions", name.key);
    // Staff may say it better: a minute later everybody reads that.
    const headers = { "content-type": "text/vtt; charset=utf-8", "cache-control": "public, max-age=60" };
    return new Response(captions, { headers });
  },
);

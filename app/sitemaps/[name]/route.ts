import { site } from "@/lib/http/page-context";
import { route } from "@/lib/http/route";
import { keptSitemapRanges, listSitemapEntries, sitemapXml } from "@/lib/seo";
import { SitemapParams } from "@/lib/seo/contract";

export const GET = route(
  {
    summary: "Pages of one kind with their twins in the other languages",
    kind: "public",
    policy: "anyone",
    params: SitemapParams,
    answer: "application/xml",
  },
  async ({ ctx, params }) => {
    const entries = await listSitemapEntries(ctx, await keptSitemapRanges(ctx), params.name);
    const headers = { "content-type": "application/xml; charset=utf-8", "cache-control": "public, max-age=3600" };
    return new Response(sitemapXml(entries, site.origin), { headers });
  },
);

import { site } from "@/lib/http/page-context";
import { route } from "@/lib/http/route";
import { keptSitemapRanges, sitemapIndexXml, sitemapPaths } from "@/lib/seo";

export const GET = route(
  {
    summary: "The list of the files that list every page",
    kind: "public",
    policy: "anyone",
    answer: "application/xml",
  },
  async ({ ctx }) => {
    const paths = sitemapPaths(await keptSitemapRanges(ctx));
    const headers = { "content-type": "application/xml; charset=utf-8", "cache-control": "public, max-age=3600" };
    return new Response(sitemapIndexXml(paths, site.origin), { headers });
  },
);

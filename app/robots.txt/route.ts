import { site } from "@/lib/http/page-context";
import { route } from "@/lib/http/route";
import { robotsText } from "@/lib/seo";

export const GET = route(
  { summary: "What crawlers need not ask for", kind: "public", policy: "anyone", answer: "text/plain" },
  () => {
    const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=3600" };
    return Promise.resolve(new Response(robotsText(site.origin), { headers }));
  },
);

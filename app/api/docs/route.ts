import { renderApiDocs } from "@/lib/http/api-docs";
import { route, type RouteHandler } from "@/lib/http/route";

export const GET: RouteHandler = route(
  {
    summary: "The API as a page to read",
    kind: "public",
    policy: "anyone",
    answer: "text/html",
    cache: "public, max-age=0, s-maxage=300",
  },
  // The list of routes contains this one: asked for when a request comes, it is there.
  async () => {
    const { API_ROUTES } = await import("../routes");
    return new Response(renderApiDocs(API_ROUTES), { headers: { "content-type": "text/html; charset=utf-8" } });
  },
);

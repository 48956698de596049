import { describeApi } from "@/lib/http/openapi";
import { route, type RouteHandler } from "@/lib/http/route";

export const GET: RouteHandler = route(
  {
    summary: "This document",
    kind: "public",
    policy: "anyone",
    answer: "application/json",
    cache: "public, max-age=0, s-maxage=300",
  },
  // The list of routes contains this one: asked for when a request comes, it is there.
  async () => {
    const { API_ROUTES } = await import("../routes");
    return describeApi(API_ROUTES);
  },
);

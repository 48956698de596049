import { z } from "zod";
import { readCspReports } from "@/lib/http/csp-report";
import { route } from "@/lib/http/route";
import { log } from "@/lib/log/server";

export const POST = route(
  {
    summary: "Note what the content security policy stopped",
    kind: "report",
    policy: "anyone",
    limit: { name: "csp", max: 20, windowSeconds: 60 },
    body: z.unknown(),
    answer: z.null(),
    status: 204,
  },
  ({ body }) => {
    log.warn({ reports: readCspReports(body) }, "content security policy report");
    return Promise.resolve(null);
  },
);

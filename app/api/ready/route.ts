import { z } from "zod";
import { isDatabaseReady } from "@/lib/http/readiness";
import { route } from "@/lib/http/route";

export const GET = route(
  {
    summary: "Whether the shop can answer: its database does",
    kind: "public",
    policy: "anyone",
    answer: z.object({ status: z.literal("ready") }),
    cache: "no-store",
  },
  async ({ ctx }) => {
    await isDatabaseReady(ctx);
    return { status: "ready" };
  },
);

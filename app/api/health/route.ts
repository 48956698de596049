import { z } from "zod";
import { route } from "@/lib/http/route";

export const GET = route(
  {
    summary: "Whether the process is alive",
    kind: "public",
    policy: "anyone",
    answer: z.object({ status: z.literal("ok") }),
    cache: "no-store",
  },
  () => Promise.resolve({ status: "ok" }),
);

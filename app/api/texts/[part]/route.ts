import { z } from "zod";
import { messagesOf } from "@/lib/core/messages";
import { LocaleName } from "@/lib/core/shapes";
import { route } from "@/lib/http/route";

export const GET = route(
  {
    summary: "The words of a part of the interface that is fetched only when somebody opens it",
    kind: "public",
    policy: "anyone",
    params: z.object({ part: z.enum(["model"]) }),
    query: z.strictObject({ locale: LocaleName }),
    answer: z.record(z.string(), z.string()),
    cache: "public, max-age=0, s-maxage=30, stale-while-revalidate=30",
  },
  ({ params, query }) => Promise.resolve(messagesOf(query.locale)[params.part]),
);

import { route } from "@/lib/http/route";
import { listShareables } from "@/lib/submissions";
import { Shareables, ShareablesQuery } from "@/lib/submissions/contract";

export const GET = route(
  {
    summary: "What can be tagged in a photo: what was bought first, then what the words find",
    kind: "session",
    policy: "customer",
    limit: { name: "shareables", max: 120, windowSeconds: 60 },
    query: ShareablesQuery,
    answer: Shareables,
  },
  ({ ctx, query, locale }) => listShareables(ctx, { q: query.q, token: query.token, locale }),
);

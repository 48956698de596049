import { route } from "@/lib/http/route";
import { getToday } from "@/lib/today";
import { Today, TodayQuery } from "@/lib/today/contract";

export const GET = route(
  {
    summary: "The shop at this moment: what was sold, what waits, what runs out",
    kind: "session",
    policy: "manager",
    query: TodayQuery,
    answer: Today,
  },
  ({ ctx, query }) => getToday(ctx, query.locale),
);

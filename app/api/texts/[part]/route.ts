import { messagesOf } from "@/lib/core/messages";
import { route } from "@/lib/http/route";
import { PartTexts, TextsParams, TextsQuery } from "@/lib/texts/contract";

export const GET = route(
  {
    summary: "Texts of a part of the interface that comes when it is needed",
    kind: "public",
    policy: "anyone",
    params: TextsParams,
    query: TextsQuery,
    answer: PartTexts,
    cache: "public, max-age=60, s-maxage=60, stale-while-revalidate=60",
  },
  ({ params, query }) => Promise.resolve(messagesOf(query.locale)[params.part]),
);

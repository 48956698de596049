import { route } from "@/lib/http/route";
import { getShop, messagesWith } from "@/lib/settings";
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
  async ({ ctx, params, query }) => messagesWith(await getShop(ctx), query.locale)[params.part],
);

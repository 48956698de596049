import { getQuote } from "@/lib/checkout";
import { Quote, QuoteQuery } from "@/lib/checkout/contract";
import { route } from "@/lib/http/route";

export const GET = route(
  {
    summary: "Every cost of the bag, or of one variant bought at once",
    kind: "session",
    policy: "anyone",
    query: QuoteQuery,
    answer: Quote,
  },
  ({ ctx, query, locale }) => getQuote(ctx, query, locale),
);

import { buyWithOneTap, findOneTap } from "@/lib/customers";
import { OneTap, OneTapAnswer, OneTapInput, OneTapQuery } from "@/lib/customers/contract";
import { route } from "@/lib/http/route";

export const GET = route(
  {
    summary: "What one tap would do for the customer of this browser; null where nobody is remembered",
    kind: "session",
    policy: "customer",
    query: OneTapQuery,
    answer: OneTap,
  },
  ({ ctx, query, locale }) => findOneTap(ctx, query, locale),
);

export const POST = route(
  {
    summary: "Buy with a saved card and address",
    kind: "session",
    policy: "customer",
    limit: { name: "one-tap", max: 20, windowSeconds: 60 },
    body: OneTapInput,
    answer: OneTapAnswer,
    idempotent: true,
  },
  ({ ctx, body, key }) => buyWithOneTap(ctx, body, key),
);

import { z } from "zod";
import { getProduct } from "@/lib/catalog";
import { ProductParams, ProductView } from "@/lib/catalog/contract";
import { LocaleName } from "@/lib/core/shapes";
import { route } from "@/lib/http/route";

export const GET = route(
  {
    summary: "A product with its variants and pictures; its stock is asked apart",
    kind: "public",
    policy: "anyone",
    params: ProductParams,
    query: z.strictObject({ locale: LocaleName }),
    answer: ProductView,
    cache: "public, max-age=0, s-maxage=30, stale-while-revalidate=30",
  },
  ({ ctx, params, query }) => getProduct(ctx, params.handle, query.locale),
);

import { ProductParams, ProductQuery } from "@/lib/catalog/contract";
import { route } from "@/lib/http/route";
import { listShown } from "@/lib/submissions";
import { ShownPhotos } from "@/lib/submissions/contract";

export const GET = route(
  {
    summary: "Customers' photos of a product that may be shown on its page now; none for an unknown handle",
    kind: "public",
    policy: "anyone",
    params: ProductParams,
    query: ProductQuery,
    answer: ShownPhotos,
    cache: "public, max-age=20",
  },
  ({ ctx, params, query }) => listShown(ctx, "product", { product: params.handle, locale: query.locale }),
);

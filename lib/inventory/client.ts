import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/http/api-client";
import type { StockByVariant } from "./contract";

/** What is left of a product's variants right now. */
export const stockQuery = (handle: string) =>
  queryOptions({
    queryKey: ["stock", handle],
    queryFn: ({ signal }) => getJson<StockByVariant>(`/api/products/${handle}/stock`, signal),
    staleTime: 15_000,
  });

import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/http/api-client";
import type { CartView } from "./contract";

/** The bag of this browser; the header's count and the bag page share it. */
export const cartQuery = queryOptions({
  queryKey: ["cart"],
  queryFn: ({ signal }) => getJson<CartView>("/api/cart", signal),
  staleTime: 30_000,
});

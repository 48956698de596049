import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/http/api-client";
import { createChanges } from "@/lib/http/changes";
import type { CartView } from "./contract";

/** Changes of the bag that the server has not answered yet. */
export const cartChanges = createChanges<CartView>();

/** The bag of this browser; the header's count and the bag page share it. */
export const cartQuery = queryOptions({
  queryKey: ["cart"],
  queryFn: async ({ signal }) => {
    // A bag that was read before a change went through would take it off the screen again.
    await cartChanges.settled();
    return getJson<CartView>("/api/cart", signal);
  },
  staleTime: 30_000,
});

import { infiniteQueryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { AdjustStockInput, StockLedgerPage } from "./staff-contract";

export type { LedgerEntry, StockReason } from "./staff-contract";

const stockOf = (variantId: string) => `/api/studio/variants/${variantId}/stock`;

/** What is on the shelf of a variant, and how it came to be, a page at a time. */
export const stockLedgerQuery = (variantId: string) =>
  infiniteQueryOptions({
    queryKey: ["studio", "stock", variantId],
    queryFn: ({ pageParam, signal }) =>
      getJson<StockLedgerPage>(`${stockOf(variantId)}${pageParam === null ? "" : `?cursor=${pageParam}`}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** @param change Its `ref` counts once: the same press twice changes the stock once. */
export const adjustStock = (variantId: string, change: AdjustStockInput): Promise<StockLedgerPage> =>
  sendJson<StockLedgerPage>("POST", stockOf(variantId), { body: change });

import { route } from "@/lib/http/route";
import { adjustStock, listStockLedger } from "@/lib/inventory";
import { AdjustStockInput, StockLedgerPage, StockLedgerQuery, StockParams } from "@/lib/inventory/staff-contract";

const contract = { kind: "session", policy: "manager", params: StockParams, answer: StockLedgerPage } as const;

export const GET = route(
  { ...contract, summary: "How the stock of a variant came to be what it is", query: StockLedgerQuery },
  ({ ctx, params, query }) => listStockLedger(ctx, params.variantId, query),
);

export const POST = route(
  { ...contract, summary: "Change what is on the shelf, with a reason", body: AdjustStockInput },
  async ({ ctx, params, body }) => {
    await adjustStock(ctx, params.variantId, body);
    return listStockLedger(ctx, params.variantId, {});
  },
);

import { ProductParams } from "@/lib/catalog/contract";
import { route } from "@/lib/http/route";
import { listProductStock } from "@/lib/inventory";
import { StockByVariant } from "@/lib/inventory/contract";

export const GET = route(
  {
    summary: "Live stock of every variant of a product",
    kind: "public",
    policy: "anyone",
    params: ProductParams,
    answer: StockByVariant,
    cache: "no-store",
  },
  ({ ctx, params }) => listProductStock(ctx, params.handle),
);

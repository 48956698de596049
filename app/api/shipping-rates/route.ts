import { z } from "zod";
import { route } from "@/lib/http/route";
import { listShippingRates } from "@/lib/shipping";
import { ShippingRate, ShippingRatesQuery } from "@/lib/shipping/contract";

export const GET = route(
  {
    summary: "Ways to send a parcel to a country or a Thai postal code, with price and days",
    kind: "public",
    policy: "anyone",
    query: ShippingRatesQuery,
    answer: z.array(ShippingRate),
    cache: "no-store",
  },
  ({ ctx, query, locale }) => listShippingRates(ctx, query, locale),
);

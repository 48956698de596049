import { z } from "zod";
import { route } from "@/lib/http/route";
import { listThaiPlaces } from "@/lib/shipping";
import { PostalCodeParams, ThaiPlace } from "@/lib/shipping/contract";

export const GET = route(
  {
    summary: "Places of a Thai postal code; empty for an unknown one",
    kind: "public",
    policy: "anyone",
    params: PostalCodeParams,
    answer: z.array(ThaiPlace),
    cache: "no-store",
  },
  ({ params, locale }) => listThaiPlaces(params.postalCode, locale),
);

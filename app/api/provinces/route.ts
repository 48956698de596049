import { z } from "zod";
import { route } from "@/lib/http/route";
import { listProvinces } from "@/lib/shipping";
import { Province } from "@/lib/shipping/contract";

export const GET = route(
  {
    summary: "Provinces of Thailand in both languages, each with a postal code that stands for it",
    kind: "public",
    policy: "anyone",
    answer: z.array(Province),
    cache: "public, max-age=86400, s-maxage=86400",
  },
  () => listProvinces(),
);

import { queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { RateInput, StaffRate, StaffRates } from "./staff-contract";

export type { RateInput, StaffRate } from "./staff-contract";

const RATES = "/api/studio/shipping-rates";

/** Every way to send a parcel, in the order of the checkout. */
export const staffRatesQuery = queryOptions({
  queryKey: ["studio", "shipping-rates"],
  queryFn: ({ signal }) => getJson<StaffRates>(RATES, signal),
});

export const createRate = (input: RateInput): Promise<StaffRates> =>
  sendJson<StaffRates>("POST", RATES, { body: input });

export const saveRate = ({ id, version }: Pick<StaffRate, "id" | "version">, input: RateInput): Promise<StaffRates> =>
  sendJson<StaffRates>("PUT", `${RATES}/${id}`, { body: { ...input, version } });

export const deleteRate = ({ id, version }: Pick<StaffRate, "id" | "version">): Promise<StaffRates> =>
  sendJson<StaffRates>("DELETE", `${RATES}/${id}`, { body: { version } });

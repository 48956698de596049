import { route } from "@/lib/http/route";
import { deleteRate, listStaffRates, saveRate } from "@/lib/shipping";
import { DeleteRateInput, RateParams, SaveRateInput, StaffRates } from "@/lib/shipping/staff-contract";

const contract = { kind: "session", policy: "admin", params: RateParams, answer: StaffRates } as const;

export const PUT = route(
  { ...contract, summary: "Change a way to send a parcel", body: SaveRateInput },
  async ({ ctx, params, body }) => {
    await saveRate(ctx, params.rateId, body);
    return { items: await listStaffRates(ctx) };
  },
);

export const DELETE = route(
  { ...contract, summary: "Take a way to send a parcel away", body: DeleteRateInput },
  async ({ ctx, params, body }) => {
    await deleteRate(ctx, params.rateId, body.version);
    return { items: await listStaffRates(ctx) };
  },
);

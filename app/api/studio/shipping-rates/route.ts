import { route } from "@/lib/http/route";
import { createRate, listStaffRates } from "@/lib/shipping";
import { RateInput, StaffRates } from "@/lib/shipping/staff-contract";

const contract = { kind: "session", policy: "admin", answer: StaffRates } as const;

export const GET = route({ ...contract, summary: "Every way to send a parcel" }, async ({ ctx }) => ({
  items: await listStaffRates(ctx),
}));

export const POST = route(
  { ...contract, summary: "Add a way to send a parcel", body: RateInput, status: 201 },
  async ({ ctx, body }) => {
    await createRate(ctx, body);
    return { items: await listStaffRates(ctx) };
  },
);

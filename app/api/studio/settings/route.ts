import { route } from "@/lib/http/route";
import { getStaffSettings, saveFacts } from "@/lib/settings";
import { FactsInput, StaffSettings } from "@/lib/settings/staff-contract";

const contract = { kind: "session", policy: "admin", answer: StaffSettings } as const;

export const GET = route({ ...contract, summary: "Everything that an admin can set" }, ({ ctx }) =>
  getStaffSettings(ctx),
);

export const PUT = route(
  { ...contract, summary: "Save who the shop is and how it trades", body: FactsInput },
  async ({ ctx, body }) => {
    await saveFacts(ctx, body);
    return getStaffSettings(ctx);
  },
);

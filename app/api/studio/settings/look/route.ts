import { route } from "@/lib/http/route";
import { getStaffSettings, saveLook } from "@/lib/settings";
import { LookInput, StaffSettings } from "@/lib/settings/staff-contract";

export const PUT = route(
  {
    summary: "Save colours, radii and font; what could not be read is refused with its ratio",
    kind: "session",
    policy: "admin",
    body: LookInput,
    answer: StaffSettings,
  },
  async ({ ctx, body }) => {
    await saveLook(ctx, body);
    return getStaffSettings(ctx);
  },
);

import { route } from "@/lib/http/route";
import { getStaffSettings, saveLogo } from "@/lib/settings";
import { LogoInput, StaffSettings } from "@/lib/settings/staff-contract";

export const PUT = route(
  {
    summary: "Put an uploaded picture in place of the shop's name, or take it away",
    kind: "session",
    policy: "admin",
    body: LogoInput,
    answer: StaffSettings,
  },
  async ({ ctx, body }) => {
    await saveLogo(ctx, body);
    return getStaffSettings(ctx);
  },
);

import { getStaffText, resetText, saveText } from "@/lib/content";
import { ResetTextInput, StaffText, TextInput, TextName } from "@/lib/content/staff-contract";
import { route } from "@/lib/http/route";

const contract = { kind: "session", policy: "admin", params: TextName, answer: StaffText } as const;

export const GET = route({ ...contract, summary: "A page of text as its editor needs it" }, ({ ctx, params }) =>
  getStaffText(ctx, params),
);

export const PUT = route(
  { ...contract, summary: "Save a page of text", body: TextInput },
  async ({ ctx, params, body }) => {
    await saveText(ctx, params, body);
    return getStaffText(ctx, params);
  },
);

export const DELETE = route(
  { ...contract, summary: "Take back the text that a page was shipped with", body: ResetTextInput },
  async ({ ctx, params, body }) => {
    await resetText(ctx, params, body.version);
    return getStaffText(ctx, params);
  },
);

import { listAuditChoices } from "@/lib/audit";
import { AuditChoices } from "@/lib/audit/staff-contract";
import { route } from "@/lib/http/route";

export const GET = route(
  { summary: "By what the history can be searched", kind: "session", policy: "manager", answer: AuditChoices },
  ({ ctx }) => listAuditChoices(ctx),
);

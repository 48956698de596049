import { listAudit } from "@/lib/audit";
import { AuditPage, AuditQuery } from "@/lib/audit/staff-contract";
import { route } from "@/lib/http/route";

export const GET = route(
  { summary: "Who changed what", kind: "session", policy: "manager", query: AuditQuery, answer: AuditPage },
  ({ ctx, query }) => listAudit(ctx, query),
);

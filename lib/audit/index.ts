import "server-only";

export type { AuditAction, AuditEntity } from "./actions";
export { actorName, recordAudit } from "./commands/record-audit";
export { listAudit, listAuditChoices } from "./staff-queries";

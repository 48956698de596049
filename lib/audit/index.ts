import "server-only";

export { actorName, recordAudit } from "./commands/record-audit";
export { listAudit, listAuditChoices } from "./staff-queries";

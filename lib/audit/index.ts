import "server-only";

export { actorName, recordAudit } from "./commands/record-audit";
export { listAudit } from "./staff-queries";

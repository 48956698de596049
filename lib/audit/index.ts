import "server-only";

export { recordAudit } from "./commands/record-audit";

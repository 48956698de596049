import "server-only";

export { grantRight, revokeRight } from "./commands/record-right";
export { findRight, listRights, listRightsOf, verifyLedger } from "./queries";

import "server-only";

export { registerDevice } from "./commands/register-device";
export { findDevice } from "./queries";

import "server-only";

export { forgetDevices } from "./commands/forget-devices";
export { registerDevice } from "./commands/register-device";
export { findDevice } from "./queries";

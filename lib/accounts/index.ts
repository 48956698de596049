import "server-only";

export { endDevice } from "./commands/end-device";
export { forgetDevices } from "./commands/forget-devices";
export { registerDevice } from "./commands/register-device";
export { findDevice } from "./queries";

import "server-only";

export { forgetDevice } from "./commands/forget-device";

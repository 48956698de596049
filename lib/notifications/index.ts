import "server-only";

export { sendMessage } from "./commands/send-message";

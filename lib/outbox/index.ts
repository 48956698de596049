import "server-only";

export { enqueueMessage } from "./commands/enqueue-message";
export { type OutboxMessage, workOutbox } from "./commands/work-outbox";

import "server-only";

export { enqueueMessage } from "./commands/enqueue-message";
export { MAX_MESSAGE_ATTEMPTS, type OutboxMessage, workOutbox } from "./commands/work-outbox";

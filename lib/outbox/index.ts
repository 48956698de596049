import "server-only";

export { enqueueMessage } from "./commands/enqueue-message";
export { renewPages } from "./commands/renew-pages";
export { MAX_MESSAGE_ATTEMPTS, type OutboxMessage, workOutbox } from "./commands/work-outbox";
export { isPageCall, signPageCall } from "./page-call";

import "server-only";

export { answerRequest } from "./commands/answer-request";
export { closeRequests } from "./commands/close-requests";
export { noteReminder } from "./commands/note-reminder";
export { openRequest } from "./commands/open-request";
export { proveCode } from "./commands/prove-code";
export { getRequestPicture, getRequestView, verifyRequests } from "./queries";
export { readRequestToken } from "./request-key";
export { getRequest, listRequests } from "./staff-queries";

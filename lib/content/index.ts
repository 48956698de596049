import "server-only";

export { previewText, resetText, saveText } from "./commands/save-text";
export { getContentPage, getStaffText } from "./queries";

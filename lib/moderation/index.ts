import "server-only";

export { approvePhoto, decideMany, rejectPhoto, undoDecision } from "./commands/decide-photo";
export { appealPhoto, reportPhoto } from "./commands/report-photo";
export { getFigures, getStaffPhoto, getStaffPicture, listQueue } from "./staff-queries";
export { listSuggestions } from "./suggestions";

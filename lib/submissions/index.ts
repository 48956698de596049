import "server-only";

export { changeRights, revokePhoto, takeOwnRejected, withdrawPhoto } from "./commands/change-rights";
export { type LockedPhoto, requirePhotoState, takePhoto, writePhotoChange } from "./commands/change-photo";
export { confirmPhotos, findPhotos } from "./commands/find-photos";
export { dropFoundPhoto, giveToBrowser, sendFoundPhoto, startFoundPhoto } from "./commands/found-photo";
export { forgetUploads } from "./commands/forget-uploads";
export { startShare } from "./commands/start-share";
export { submitShare } from "./commands/submit-share";
export { tagPhoto } from "./commands/tag-photo";
export { takeInPhotos } from "./commands/take-in";
export { answerPhoto, readPhotoName } from "./picture-answer";
export { getOwnPicture, hasPhotosFor, listMyPhotos } from "./queries";
export { checkPhotoFiles } from "./check-files";
export { checkReceipt, getReceipt } from "./receipt";
export { listShareables } from "./shareables";
export { askGate, isAnywhereShown, listShown } from "./shown";

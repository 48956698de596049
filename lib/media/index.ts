import "server-only";

export { addClip } from "./commands/add-clip";
export { addPicture } from "./commands/add-picture";
export { cropPicture } from "./commands/crop-picture";
export { describeMedia } from "./commands/describe-media";
export { findCaptions } from "./captions";
export { canMakeClips, requireClips } from "./upload/ffmpeg";
export { openClip } from "./upload/open-clip";
export { placeholderGradient } from "./rules";
export { openPicture } from "./upload/open-picture";
export { letOthersGoFirst } from "./upload/priority";
export { APP_ICONS, iconUrl } from "./icons";
export { getUploaded } from "./staff-queries";

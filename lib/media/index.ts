import "server-only";

export { describeMedia } from "./commands/describe-media";
export { placeholderGradient } from "./rules";
export { openPicture } from "./upload/open-picture";
export { APP_ICONS, iconUrl } from "./icons";

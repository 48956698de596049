import "server-only";

export { describeMedia } from "./commands/describe-media";
export { placeholderGradient } from "./rules";
export { APP_ICONS, iconUrl } from "./icons";

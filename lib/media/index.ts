import "server-only";

export { placeholderGradient } from "./rules";
export { APP_ICONS, iconUrl } from "./icons";

import "server-only";

export { saveFacts } from "./commands/save-facts";
export { saveLogo } from "./commands/save-logo";
export { saveLook } from "./commands/save-look";
export { writeSettings } from "./commands/write-settings";
export { getShop, getStaffSettings, pageMessages, pageShop } from "./queries";
export { messagesWith, SHIPPED_SHOP } from "./rules";

import "server-only";

export { forgetSaves, savePost, saveProduct, unsavePost, unsaveProduct } from "./commands/save-thing";
export { countSaves, listSavedThings, listSaves } from "./queries";

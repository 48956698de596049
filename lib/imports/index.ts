import "server-only";

export { mapImport, runImport, undoImport } from "./commands/change-import";
export { fetchPictures } from "./commands/fetch-pictures";
export { forgetImports } from "./commands/forget-imports";
export { uploadImport } from "./commands/upload-import";
export { workImports } from "./commands/work-imports";
export { exportProducts } from "./export-products";
export { getImport, listImportRows, listImports } from "./queries";
export { exportRefused } from "./refused-csv";

import "server-only";

export { listCards } from "./cards";
export { archiveProduct, restoreProduct } from "./commands/archive-product";
export type { ProductChange } from "./commands/change-product";
export { editProducts, undoEdit } from "./commands/edit-products";
export { refreshListings } from "./commands/refresh-listings";
export { createProduct, saveProduct } from "./commands/save-product";
export { getFacets } from "./facets";
export { countProducts, listProducts } from "./listings";
export { listDrafts, type VersionedDraft } from "./product-drafts";
export { getProduct, listCollections } from "./queries";
export { listRelated } from "./related";
export { getSizeGuide } from "./size-guide";
export { getStaffProduct, listStaffProducts } from "./staff-queries";
export { missingParts, plainDraft } from "./staff-rules";
export { choiceText, optionsIn } from "./rules";
export { getSaleLines, type SaleLine } from "./sale-lines";

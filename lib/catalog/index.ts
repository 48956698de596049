import "server-only";

export { listCards } from "./cards";
export { refreshListings } from "./commands/refresh-listings";
export { getFacets } from "./facets";
export { countProducts, listProducts } from "./listings";
export { getProduct, listCollections } from "./queries";
export { listRelated } from "./related";
export { getSizeGuide } from "./size-guide";
export { choiceText, optionsIn } from "./rules";
export { getSaleLines, type SaleLine } from "./sale-lines";

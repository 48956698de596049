import "server-only";

export { getProduct, listCollections, listProductCards } from "./queries";
export { listRelated } from "./related";
export { getSizeGuide } from "./size-guide";
export { optionsIn } from "./rules";
export { getSaleLines, type SaleLine } from "./sale-lines";

import "server-only";

export { getProduct, listCollections, listProductCards } from "./queries";
export { optionsIn } from "./rules";
export { getSaleLines, type SaleLine } from "./sale-lines";

import "server-only";

export { getProduct, listCollections, listProductCards } from "./queries";
export { getSaleLines, type SaleLine } from "./sale-lines";

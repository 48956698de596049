import "server-only";

export { getProduct, listCollections, listProductCards } from "./queries";
export { getSaleLines } from "./sale-lines";
export { choiceText } from "./rules";

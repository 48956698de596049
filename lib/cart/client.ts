// Each from a file of its own: pages that only look at the bag then carry nothing that changes it.
export { cartQuery } from "./cart-query";
export { addLine, addLines, removeLine, setLine } from "./later-changes";
export { loadCartChanges } from "./load-changes";

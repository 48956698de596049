// Two files, so that pages which only count carry only the query.
export { cartQuery } from "./cart-query";
export { addLine, removeLine, setLine } from "./change-cart";

import "server-only";

export { addLines } from "./commands/add-lines";
export { addLine, removeLine, setLine } from "./commands/change-lines";
export { forgetCarts } from "./commands/forget-carts";
export { closeCart, openBuyNow } from "./commands/open-cart";
export { findOpenBag, getCart, listWantedLines, viewLines, type WantedLine } from "./queries";

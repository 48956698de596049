import "server-only";

export { addLine, removeLine, setLine } from "./commands/change-lines";
export { closeCart, openBuyNow } from "./commands/open-cart";
export { findOpenBag, getCart, listWantedLines, viewLines, type WantedLine } from "./queries";

import "server-only";

export { advanceOrder } from "./commands/advance-order";
export { creditOrder } from "./commands/credit-order";
export { placeOrder } from "./commands/place-order";
export { findOrderByCheckout, getCheckoutOfOrder, getOrder, getOrderByToken, orderTokenOf } from "./queries";

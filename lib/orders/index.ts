import "server-only";

export { advanceOrder } from "./commands/advance-order";
export { moveOrders } from "./commands/move-orders";
export { creditOrder } from "./commands/credit-order";
export { placeOrder } from "./commands/place-order";
export { hasOrdersFor, listOrdersFor, listOrdersOf } from "./list-orders";
export {
  findOrderByCheckout,
  getCheckoutOfOrder,
  getOrder,
  getOrderByToken,
  orderTokenOf,
  readShareToken,
  shareTokenOf,
} from "./queries";

import "server-only";

export { addOrderNote } from "./commands/add-order-note";
export { advanceOrder, stepBackOrder } from "./commands/advance-order";
export { changeParcel } from "./commands/change-parcel";
export { moveOrders } from "./commands/move-orders";
export { creditOrder } from "./commands/credit-order";
export { packOrders } from "./commands/pack-orders";
export { placeOrder } from "./commands/place-order";
export { lowerTotals, noteCancellation, noteOrderPaid, releaseOrder } from "./commands/release-order";
export { keepLines, noteRefund, openRefund, priceOfLines } from "./commands/refund-lines";
export { writePackingNote } from "./commands/write-packing-note";
export { hasOrdersFor, listOrdersFor, listOrdersOf } from "./list-orders";
export { drawCode } from "./draw-code";
export { listPackingSlips } from "./packing-slips";
export {
  findOrderByCheckout,
  getCheckoutOfOrder,
  getOrder,
  getOrderByToken,
  orderTokenOf,
  readShareToken,
  shareTokenOf,
} from "./queries";
export { listParcelMates } from "./parcel";
export { listLeftLines } from "./refunded-lines";
export { getOrderStory } from "./staff-order";
export { listStaffOrders } from "./staff-queries";

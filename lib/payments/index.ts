import "server-only";

export { expireSession } from "./commands/expire-session";
export { openSession, type OpenSession } from "./commands/open-session";
export { preparePayment } from "./commands/prepare-payment";
export { receiveEvent } from "./commands/receive-event";
export { recordCapture, recordExpiry } from "./commands/record-payment";
export { bookRefundsFromStripe, getRefundedAmount, requestRefund, sendRefunds } from "./commands/refund-payment";
export { type InboxEvent, workInbox } from "./commands/work-inbox";
export { fetchSession, findCheckoutByStripeId, findLostSession, findPayment, type SessionReport } from "./queries";
export { checkoutIdOf, mismatchOf, paymentIntentOf } from "./rules";
export { isLive } from "./stripe";
export {
  listStripeEvents,
  listStripePayments,
  listStripeRefunds,
  type StripeEvent,
  type StripePayment,
  type StripeRefund,
} from "./stripe-truth";

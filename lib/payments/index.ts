import "server-only";

export { type AskedRefund, bookRefundsFromStripe } from "./commands/book-refunds";
export { expireSession } from "./commands/expire-session";
export { forgetEvents } from "./commands/forget-events";
export { openSession, type OpenSession } from "./commands/open-session";
export { preparePayment } from "./commands/prepare-payment";
export { quarantinePayment } from "./commands/quarantine-payment";
export { receiveEvent } from "./commands/receive-event";
export { recordCapture, recordExpiry } from "./commands/record-payment";
export { requestRefund } from "./commands/request-refund";
export { sendRefunds } from "./commands/send-refunds";
export { type InboxEvent, workInbox } from "./commands/work-inbox";
export {
  fetchSession,
  findCheckoutByStripeId,
  findLostSession,
  findPayment,
  getBalance,
  hasFailed,
  hasWaitingRefund,
  type SessionReport,
} from "./queries";
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

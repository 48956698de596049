import "server-only";

export { type AskedRefund, bookRefundsFromStripe } from "./commands/book-refunds";
export { endPayment } from "./commands/end-payment";
export { forgetEvents } from "./commands/forget-events";
export { openIntent } from "./commands/open-intent";
export { openSession } from "./commands/open-session";
export { type Paying, preparePayment } from "./commands/prepare-payment";
export { quarantinePayment } from "./commands/quarantine-payment";
export { receiveEvent } from "./commands/receive-event";
export { recordCapture, recordExpiry } from "./commands/record-payment";
export { requestRefund } from "./commands/request-refund";
export { sendRefunds } from "./commands/send-refunds";
export { type InboxEvent, workInbox } from "./commands/work-inbox";
export {
  findCheckoutByStripeId,
  findPayment,
  getBalance,
  hasWaitingRefund,
  isBeingCharged,
  type PaymentRow,
} from "./queries";
export { fetchReport, hasFailed } from "./reports";
export { checkoutIdOf, type Decline, mismatchOf, paymentIntentOf, type StripeReport } from "./rules";
export { isLive } from "./stripe";
export {
  listStripeEvents,
  listStripePayments,
  listStripeRefunds,
  type StripeEvent,
  type StripePayment,
  type StripeRefund,
} from "./stripe-truth";

import "server-only";

export { bookDisputesFromStripe } from "./commands/book-disputes";
export { type AskedRefund, bookRefundsFromStripe } from "./commands/book-refunds";
export { capturePayment, lowerPayment } from "./commands/capture-payment";
export { endPayment } from "./commands/end-payment";
export { forgetEvents } from "./commands/forget-events";
export { chooseCard, keepCard, moveCards, openStripeCustomer, removeCard } from "./commands/keep-card";
export { type OpenIntent, openIntent } from "./commands/open-intent";
export { openSession } from "./commands/open-session";
export { type Paying, preparePayment } from "./commands/prepare-payment";
export { quarantinePayment } from "./commands/quarantine-payment";
export { receiveEvent } from "./commands/receive-event";
export { receiveMissedEvents } from "./commands/receive-missed-events";
export { recordCapture, recordExpiry, recordPromise } from "./commands/record-payment";
export { requestRefund } from "./commands/request-refund";
export { sendRefunds } from "./commands/send-refunds";
export { type InboxEvent, MAX_EVENT_ATTEMPTS, workInbox } from "./commands/work-inbox";
export { findCardOwner, getCard, listCards } from "./card-queries";
export {
  findCheckoutByStripeId,
  findPayment,
  getBalance,
  getRefundable,
  hasWaitingRefund,
  isBeingCharged,
  listReturned,
  type PaymentRow,
} from "./queries";
export { fetchReport, hasFailed } from "./reports";
export { checkoutIdOf, type Decline, mismatchOf, paymentIntentOf, type StripeReport } from "./rules";
export { isLive, requireStripe } from "./stripe";
export {
  listStripeDisputes,
  listStripePayments,
  listStripeRefunds,
  pageStripeDisputes,
  pageStripePayments,
  pageStripeRefunds,
  type StripeDispute,
  type StripePayment,
  type StripeRefund,
} from "./stripe-truth";
export { listStripeEvents, type StripeEvent } from "./stripe-events";
export { fetchPaymentStory, fetchReportOfIntent, isAtStripe } from "./stripe-objects";

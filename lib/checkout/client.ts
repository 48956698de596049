// Each from a file of its own: the checkout then carries nothing that only pressing "pay" needs.
export type { CheckoutOutcome, CheckoutSource, QrPayment, Quote, StartCheckoutInput } from "./contract";
export { outcomeQuery, qrPaymentQuery, renewQr, settleQr, startCheckout } from "./payment-calls";
export { QUOTES, quoteQuery } from "./quote-query";
export { undoOrder } from "./undo-call";

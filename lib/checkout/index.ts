import "server-only";

export { closeCheckout } from "./commands/close-checkout";
export { forgetBuyers } from "./commands/forget-buyers";
export { readEvent } from "./commands/read-event";
export { refundOrder } from "./commands/return-money";
export { settleCheckout } from "./commands/settle-checkout";
export { renewQr } from "./commands/renew-qr";
export { settlePayment } from "./commands/settle-payment";
export { startCheckout } from "./commands/start-checkout";
export { sweepCheckouts } from "./commands/sweep-checkouts";
export { checkInvariants } from "./invariants";
export { findCheckout } from "./queries";
export { drawQr, getQrPayment } from "./qr-payment";
export { getQuote } from "./quote";

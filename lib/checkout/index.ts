import "server-only";

export { closeCheckout } from "./commands/close-checkout";
export { forgetBuyers } from "./commands/forget-buyers";
export { keepBuyersCard } from "./commands/keep-buyers-card";
export { moveBuyer } from "./commands/move-buyer";
export { declined, payWithCard } from "./commands/pay-with-card";
export { readEvent } from "./commands/read-event";
export { refundOrder } from "./commands/return-money";
export { reconcile } from "./commands/reconcile";
export { settleCheckout } from "./commands/settle-checkout";
export { renewQr } from "./commands/renew-qr";
export { settlePayment } from "./commands/settle-payment";
export { startCheckout } from "./commands/start-checkout";
export { sweepCheckouts } from "./commands/sweep-checkouts";
export { checkInvariants } from "./invariants";
export { findCheckout, findKeyedCheckout } from "./queries";
export { drawQr, getQrPayment } from "./qr-payment";
export { getQuote } from "./quote";

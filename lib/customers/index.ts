import "server-only";

export { buyWithOneTap } from "./commands/buy-with-one-tap";
export { confirmOrders, findOrders } from "./commands/find-orders";
export { sendCode } from "./commands/send-code";
export { settleForBuyer } from "./commands/settle-for-buyer";
export { findAccount, findOneTap } from "./queries";

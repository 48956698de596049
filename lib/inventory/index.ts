import "server-only";

export { adjustStock } from "./commands/adjust-stock";
export { consumeStock } from "./commands/consume-stock";
export { releaseStock } from "./commands/release-stock";
export { reserveStock } from "./commands/reserve-stock";
export { glanceAtStock } from "./glance";
export { listStockLedger } from "./staff-queries";
export { getAvailable, listProductStock, listStock } from "./queries";

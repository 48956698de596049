import "server-only";

export { createRate, deleteRate, saveRate } from "./commands/save-rate";
export {
  type FlatRate,
  listFlatRates,
  listProvinces,
  listShippingRates,
  listThaiPlaces,
  shippingRateOf,
} from "./queries";
export { amountOf } from "./rules";
export { listStaffRates } from "./staff-queries";

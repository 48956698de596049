import "server-only";

export { type FlatRate, listFlatRates, listProvinces, listShippingRates, listThaiPlaces } from "./queries";

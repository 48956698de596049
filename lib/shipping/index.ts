import "server-only";

export { type FlatRate, listFlatRates, listShippingRates, listThaiPlaces } from "./queries";

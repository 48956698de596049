// Each from a file of its own: a product's page then carries nothing of the address form.
export { placesQuery, provincesQuery } from "./places-queries";
export { shippingRatesQuery } from "./rates-query";

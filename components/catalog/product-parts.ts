/** What a product page needs once somebody uses it: one fetch, at the first sign of use. */
export { Alternatives } from "./alternatives";
export { Zoom } from "./zoom";
export { putInBag } from "./put-in-bag";

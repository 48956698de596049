/** What a product page needs once somebody uses it: one fetch, at the first sign of use. */
export { MoreSections } from "./more-sections";
export { ProvincePicker } from "./province-picker";
export { putInBag } from "./put-in-bag";
export { SizeGuide } from "./size-guide";
export { Alternatives, SoldOutWords } from "./sold-out";
export { Zoom } from "./zoom";

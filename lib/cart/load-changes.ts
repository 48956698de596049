/** What changes the bag: apart, because most pages are only looked at. Fetched at the first sign of use. */
export const loadCartChanges = () => import("./changes");

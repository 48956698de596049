type CartChanges = typeof import("./changes");

let changes: CartChanges | null = null;

/** What changes the bag: apart, because most pages are only looked at. Fetched at the first sign of use. */
export async function loadCartChanges(): Promise<CartChanges> {
  changes = await import("./changes");
  return changes;
}

/** At once where it is here already, which it is for every press: a touch that begins has fetched it. */
export const withCartChanges = <Done>(change: (made: CartChanges) => Promise<Done>): Promise<Done> =>
  changes ? change(changes) : loadCartChanges().then(change);

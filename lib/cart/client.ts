import type { QueryClient } from "@tanstack/react-query";
import type { AddedLines, AddLineInput } from "./contract";

export { cartQuery } from "./cart-query";

type CartChanges = typeof import("./changes");

let changes: CartChanges | null = null;

/** What changes the bag: apart, because most pages are only looked at. Fetched at the first sign of use. */
export async function loadCartChanges(): Promise<CartChanges> {
  changes = await import("./changes");
  return changes;
}

/** At once where it is here already, which it is for every press: a touch that begins has fetched it. */
const withChanges = <Done>(change: (made: CartChanges) => Promise<Done>): Promise<Done> =>
  changes ? change(changes) : loadCartChanges().then(change);

/** Puts pieces in. Shown in the bag's count at once; rejects with `ProblemError` after taking them out again. */
export const addLine = (client: QueryClient, input: AddLineInput): Promise<void> =>
  withChanges((made) => made.addLine(client, input));

/**
 * Puts several variants in at once.
 *
 * @param lines Each variant once.
 * @param key Idempotency-Key: the same one for a repeat of the same press.
 * @returns Which ones are in, and which are not and why. Rejects with `ProblemError` when none could be tried.
 */
export const addLines = (client: QueryClient, lines: AddLineInput[], key: string): Promise<AddedLines> =>
  withChanges((made) => made.addLines(client, lines, key));

/** Sets how many of a line; at once on the screen, rolled back if refused. */
export const setLine = (client: QueryClient, variantId: string, quantity: number): Promise<void> =>
  withChanges((made) => made.setLine(client, variantId, quantity));

/** Takes a line out; at once on the screen, rolled back if refused. */
export const removeLine = (client: QueryClient, variantId: string): Promise<void> =>
  withChanges((made) => made.removeLine(client, variantId));

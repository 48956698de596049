import type { QueryClient } from "@tanstack/react-query";
import type { AddedLines, AddLineInput } from "./contract";
import { withCartChanges } from "./load-changes";

/** Puts pieces in. Shown in the bag's count at once; rejects with `ProblemError` after taking them out again. */
export const addLine = (client: QueryClient, input: AddLineInput): Promise<void> =>
  withCartChanges((made) => made.addLine(client, input));

/**
 * Puts several variants in at once.
 *
 * @param lines Each variant once.
 * @param key Idempotency-Key: the same one for a repeat of the same press.
 * @returns Which ones are in, and which are not and why. Rejects with `ProblemError` when none could be tried.
 */
export const addLines = (client: QueryClient, lines: AddLineInput[], key: string): Promise<AddedLines> =>
  withCartChanges((made) => made.addLines(client, lines, key));

/** Sets how many of a line; at once on the screen, rolled back if refused. */
export const setLine = (client: QueryClient, variantId: string, quantity: number): Promise<void> =>
  withCartChanges((made) => made.setLine(client, variantId, quantity));

/** Takes a line out; at once on the screen, rolled back if refused. */
export const removeLine = (client: QueryClient, variantId: string): Promise<void> =>
  withCartChanges((made) => made.removeLine(client, variantId));

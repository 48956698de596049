import type { QueryClient } from "@tanstack/react-query";
import type { AddedLines, AddLineInput } from "./contract";
import { loadCartChanges } from "./load-changes";

/** Puts pieces in. Shown in the bag's count at once; rejects with `ProblemError` after taking them out again. */
export const addLine = async (client: QueryClient, input: AddLineInput): Promise<void> =>
  (await loadCartChanges()).addLine(client, input);

/**
 * Puts several variants in at once.
 *
 * @param lines At most twenty, each variant once.
 * @param key Idempotency-Key: the same one for a repeat of the same press.
 * @returns Which ones are in, and which are not and why. Rejects with `ProblemError` when none could be tried.
 */
export const addLines = async (client: QueryClient, lines: AddLineInput[], key: string): Promise<AddedLines> =>
  (await loadCartChanges()).addLines(client, lines, key);

/** Sets how many of a line; at once on the screen, rolled back if refused. */
export const setLine = async (client: QueryClient, variantId: string, quantity: number): Promise<void> =>
  (await loadCartChanges()).setLine(client, variantId, quantity);

/** Takes a line out; at once on the screen, rolled back if refused. */
export const removeLine = async (client: QueryClient, variantId: string): Promise<void> =>
  (await loadCartChanges()).removeLine(client, variantId);

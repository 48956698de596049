import type { RunLimits } from "./run-limited";

/**
 * What a process that decodes one picture may take. Its own measure of memory ends it first; beyond the address space,
 * of which Node reserves a good part without using it, the system itself lets nothing go.
 */
export const PROCESS_LIMITS = {
  memoryBytes: 512_000_000,
  addressSpaceKb: 4_000_000,
  heapMb: 128,
  cpuSeconds: 30,
  mayWrite: false,
  /** On the clock. Shoppers go first: on a busy machine a tenth of the time is left for it. */
  ms: 90_000,
  answerBytes: 20_000_000,
} as const satisfies RunLimits & Record<string, unknown>;

/** How a process ends that has taken too much memory. */
export const TOO_MUCH_MEMORY = 12;

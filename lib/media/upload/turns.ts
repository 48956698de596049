import { unavailable } from "@/lib/core/errors";

/**
 * Lets heavy work have its turn, a few at a time; who waits longest is next.
 *
 * @param limits `atOnce` run, `mostWaiting` wait; each holds its whole file in memory.
 * @returns Runs one piece of work. It throws DomainError `unavailable` `pictures-busy` when too many wait already.
 */
export function takeTurns({ atOnce, mostWaiting }: { atOnce: number; mostWaiting: number }) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (waiting.length >= mostWaiting) throw unavailable("pictures-busy", "Too many files wait to be decoded.");
    if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place goes to who waits longest, or is free.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

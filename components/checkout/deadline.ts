/** Answers come sooner or later over a phone's network; less than this is no news. */
const TOLERANCE_MS = 2_000;

/**
 * When the time is over, by the phone's clock: the one known before, unless the shop says something else.
 *
 * @param before The deadline known before.
 * @param said Seconds left, and when that was heard.
 */
export function deadlineOf(before: number, said: { secondsLeft: number; knownAt: number }): number {
  const fresh = said.knownAt + said.secondsLeft * 1_000;
  return Math.abs(fresh - before) > TOLERANCE_MS ? fresh : before;
}

/** Minutes and seconds as a clock shows them: 372 is 6:12. */
export const clockOf = (seconds: number): string =>
  `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, "0")}`;

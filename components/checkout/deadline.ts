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

const twoFigures = (count: number): string => String(count).padStart(2, "0");

/** Minutes and seconds as a clock shows them, always as wide: 372 is 06:12. */
export const clockOf = (seconds: number): string =>
  `${twoFigures(Math.floor(seconds / 60))}:${twoFigures(seconds % 60)}`;

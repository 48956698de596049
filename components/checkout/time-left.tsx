import { useEffect, useState } from "react";
import { clockOf, deadlineOf } from "./deadline";

const SECOND_MS = 1_000;

/**
 * Counts down by the shop's clock, whatever the phone's says.
 *
 * @param secondsLeft What the shop said.
 * @param knownAt When it said so, milliseconds of the phone's clock.
 * @returns Whole seconds, zero or more.
 */
export function useSecondsLeft(secondsLeft: number, knownAt: number): number {
  const [deadline, setDeadline] = useState(knownAt + secondsLeft * SECOND_MS);
  const [now, setNow] = useState(knownAt);
  const next = deadlineOf(deadline, { secondsLeft, knownAt });
  if (next !== deadline) setDeadline(next);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((next - Math.max(now, knownAt)) / SECOND_MS));
}

/** Minutes and seconds in figures of one width, read out when asked and not every second. */
export function TimeLeft({ secondsLeft, knownAt }: { secondsLeft: number; knownAt: number }) {
  return (
    <span role="timer" className="font-semibold price">
      {clockOf(useSecondsLeft(secondsLeft, knownAt))}
    </span>
  );
}

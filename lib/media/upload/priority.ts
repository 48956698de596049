import type { ChildProcess } from "node:child_process";
import { constants, setPriority } from "node:os";

/** Lets a process that nobody waits for use what is left of the machine: whoever buys comes first. */
export function letOthersGoFirst({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system allows no other priority.
  }
}

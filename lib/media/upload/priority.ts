import type { ChildProcess } from "node:child_process";
import { constants, setPriority } from "node:os";

/** Lets shoppers go first on a busy machine; on a quiet one the process is as fast as ever. */
export function letOthersGoFirst({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system allows no other priority.
  }
}

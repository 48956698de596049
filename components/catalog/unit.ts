import { sharedState } from "@/components/ui/shared-state";
import { type Unit, UNITS } from "./lengths";

const STORED_AS = "unit";
const unit = sharedState<Unit>("cm");

// Only ever drawn after somebody asked for it: this runs in a browser.
if (typeof window !== "undefined") unit.set(load());

function load(): Unit {
  try {
    const stored = localStorage.getItem(STORED_AS);
    return UNITS.find((known) => known === stored) ?? "cm";
  } catch {
    return "cm";
  }
}

/** The unit of lengths that this device likes. */
export const useUnit = unit.useValue;

/** Chooses it, for this device. */
export function chooseUnit(next: Unit): void {
  unit.set(next);
  try {
    localStorage.setItem(STORED_AS, next);
  } catch {
    // A full or forbidden storage: the choice then lives as long as the page.
  }
}

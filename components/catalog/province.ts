import { sharedState } from "@/components/ui/shared-state";
import type { Province } from "@/lib/shipping/contract";

const STORED_AS = "province";
const province = sharedState<Province | null>(null);

// In the HTML nobody has chosen one; a browser knows its own before it draws anything new.
if (typeof window !== "undefined") province.set(load());

function load(): Province | null {
  try {
    const { postalCode, name } = JSON.parse(localStorage.getItem(STORED_AS) ?? "{}") as Partial<Province>;
    const isWhole = typeof postalCode === "string" && typeof name?.th === "string" && typeof name.en === "string";
    return isWhole ? { postalCode, name } : null;
  } catch {
    return null;
  }
}

/** The province that this device chose; null for none. */
export const useProvince = province.useValue;

/** Chooses where things are sent, on this device; null for nowhere in particular. */
export function chooseProvince(next: Province | null): void {
  province.set(next);
  try {
    if (next) localStorage.setItem(STORED_AS, JSON.stringify(next));
    else localStorage.removeItem(STORED_AS);
  } catch {
    // A full or forbidden storage: the choice then lives as long as the page.
  }
}

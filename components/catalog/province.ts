import { sharedState } from "@/components/ui/shared-state";
import type { Province } from "@/lib/shipping/contract";

/** Name of the choice in the device's storage. */
export const STORED_AS = "province";
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

/** For what is sent from now on, as long as the page lives. */
export const setProvince = province.set;

import { forgetDraft } from "@/lib/core/photo-draft";
import { forgetDevice } from "@/lib/device/client";
import { clearCaches } from "./clear-caches";

/** Set just before the page begins anew, and the only thing that is then there. */
const MARK = "cleared";

/**
 * Forgets everything of this device, here and in the shop, and begins the page anew: what it still knew is gone too.
 * Rejects when the shop could not be told: nothing is gone then.
 */
export async function clearDevice(): Promise<void> {
  await forgetDevice();
  document.cookie = "locale=; path=/; max-age=0; samesite=lax";
  clearStorage();
  await forgetDraft();
  await clearCaches();
  window.location.reload();
}

function clearStorage(): void {
  try {
    localStorage.clear();
    sessionStorage.clear();
    sessionStorage.setItem(MARK, "");
  } catch {
    // Storage is refused: nothing was kept, and nothing will say that it is gone.
  }
}

/** Whether everything was forgotten just now; true once. */
export function wasJustCleared(): boolean {
  try {
    const isMarked = sessionStorage.getItem(MARK) !== null;
    sessionStorage.removeItem(MARK);
    return isMarked;
  } catch {
    return false;
  }
}

import { forgetDevice } from "@/lib/device/client";
import { setTheme } from "./theme";

const WORKER_MS = 5_000;

/** Forgets everything of this device, here and in the shop. Rejects when the shop could not be told: nothing is gone then. */
export async function clearDevice(): Promise<void> {
  await forgetDevice();
  localStorage.clear();
  sessionStorage.clear();
  setTheme("system");
  await clearCaches();
}

/** Has the worker forget the pages and pictures that were seen; it alone knows its notes about them. */
async function clearCaches(): Promise<void> {
  const worker = "serviceWorker" in navigator ? navigator.serviceWorker.controller : null;
  if (worker === null) return;
  const { port1, port2 } = new MessageChannel();
  const cleared = new Promise<void>((resolve) => {
    port1.onmessage = () => resolve();
    setTimeout(resolve, WORKER_MS);
  });
  worker.postMessage({ type: "clear" }, [port2]);
  await cleared;
}

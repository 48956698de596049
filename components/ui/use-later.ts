import { useEffect, useEffectEvent, useState } from "react";

/** A click may come alone: from a helper for people who cannot point, or kept from before the page listened. */
const SIGNS_OF_USE = ["touchstart", "pointermove", "keydown", "click"] as const;

/**
 * A part of the page that is fetched when somebody begins to use it: long before it is asked for, and never for a
 * glance. Without `Suspense`, which would hold back what is here already.
 *
 * @param load Imports the part; the same function every time.
 * @param isNeeded Fetches it whatever has happened.
 * @param onMissed Called when it is needed and could not be fetched: no network, or a newer shop than this page.
 * @returns The module of the part, or null until it is here.
 */
export function useLater<Module>(load: () => Promise<Module>, isNeeded: boolean, onMissed?: () => void): Module | null {
  const [part, setPart] = useState<Module | null>(null);
  const miss = useEffectEvent(() => onMissed?.());
  useEffect(() => {
    if (isNeeded) {
      load().then(setPart, miss);
      return undefined;
    }
    // Not here yet and no network: the need of it tries again.
    const start = () => void load().then(setPart, () => undefined);
    for (const sign of SIGNS_OF_USE) window.addEventListener(sign, start, { once: true, passive: true });
    return () => {
      for (const sign of SIGNS_OF_USE) window.removeEventListener(sign, start);
    };
  }, [load, isNeeded]);
  return part;
}

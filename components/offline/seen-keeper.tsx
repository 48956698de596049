import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { useLater } from "@/components/ui/use-later";
import { isProduction } from "@/lib/env/client";

const load = () => import("./keep-seen");
/** Long after a page has loaded, also over a slow network. */
const IDLE_MS = 8_000;

/** Keeps what was seen for when there is no network: from the first sign of use, or after a while. */
export function SeenKeeper() {
  return isProduction ? <Keeper /> : null;
}

function Keeper() {
  const path = usePathname();
  const [isIdle, setIdle] = useState(false);
  const keeper = useLater(load, isIdle);
  useEffect(() => {
    const timer = setTimeout(() => setIdle(true), IDLE_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => keeper?.keepSeen(path), [keeper, path]);
  return null;
}

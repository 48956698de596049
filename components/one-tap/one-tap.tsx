import { type ComponentProps, useEffect, useState } from "react";
import type { OneTapRow } from "./one-tap-row";

/** What a remembered shopper sees in place of its `children`; fetched only by a browser that the shop remembers. */
export function OneTap(props: ComponentProps<typeof OneTapRow>) {
  const [part, setPart] = useState<{ OneTapRow: typeof OneTapRow } | null>(null);
  useEffect(() => {
    // Without it the usual way stays, which works for everybody.
    if (document.cookie.includes("remembered=1")) import("./one-tap-row").then(setPart, () => undefined);
  }, []);
  return part ? <part.OneTapRow {...props} /> : props.children;
}

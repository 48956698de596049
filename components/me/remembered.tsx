import { type ReactNode, useEffect, useState } from "react";
import type { Locale } from "@/lib/core/locale";
import type { Account } from "./account";

type RememberedProps = {
  locale: Locale;
  /** What this device itself remembers, for everybody else. */ children: ReactNode;
};

/** What the shop keeps for a remembered shopper; fetched only by a browser that the shop remembers. */
export function Remembered({ locale, children }: RememberedProps) {
  const [part, setPart] = useState<{ Account: typeof Account } | null>(null);
  useEffect(() => {
    if (document.cookie.includes("remembered=1")) import("./account").then(setPart, () => undefined);
  }, []);
  return (
    <>
      {children}
      {part && <part.Account locale={locale} />}
    </>
  );
}

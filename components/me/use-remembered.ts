import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Locale } from "@/lib/core/locale";
import { accountQuery } from "@/lib/customers/client";
import { textsQuery } from "@/lib/texts/client";
import type { Account } from "./account";

/**
 * What shows everything that the shop keeps for a remembered shopper; null for everybody else, and until all of it is
 * here. Fetched only by a browser that the shop remembers.
 */
export function useRemembered(locale: Locale): { Account: typeof Account } | null {
  const client = useQueryClient();
  const [part, setPart] = useState<{ Account: typeof Account } | null>(null);
  useEffect(() => {
    if (!document.cookie.includes("remembered=1")) return;
    void Promise.all([
      import("./account"),
      client.query(accountQuery),
      client.query(textsQuery("account", locale)),
    ]).then(
      ([loaded, account]) => account !== null && setPart(loaded),
      // Without a network the list of this device stays.
      () => undefined,
    );
  }, [client, locale]);
  return part;
}

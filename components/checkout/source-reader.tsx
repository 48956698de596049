"use client";

import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import type { CheckoutSource } from "@/lib/checkout/client";

/** What the address of the checkout says: what is bought, and whether this is the way back from the payment page. */
export type Visit = { source: CheckoutSource; isCancelled: boolean };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST = 99;

function visitOf(search: URLSearchParams): Visit {
  const variantId = search.get("variant") ?? "";
  const wanted = Math.trunc(Number(search.get("quantity") ?? 1));
  const quantity = wanted >= 1 ? Math.min(wanted, MOST) : 1;
  return {
    source: UUID.test(variantId) ? { kind: "variant", variantId, quantity } : { kind: "bag" },
    isCancelled: search.get("cancelled") === "1",
  };
}

/** Reads the query string in the browser, apart from the form: the form is in the prerendered page, this is not. */
export function SourceReader({ onVisit }: { onVisit: (visit: Visit) => void }) {
  const search = useSearchParams();
  useEffect(() => onVisit(visitOf(search)), [search, onVisit]);
  return null;
}

"use client";

import { useState } from "react";
import { MailedCode } from "@/components/ui/mailed-code";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { confirmOrders, findOrders } from "@/lib/customers/client";
import { OrderRow } from "./order-row";

type FindOrderProps = { locale: Locale; texts: Texts<"findOrder"> };
type Found = Awaited<ReturnType<typeof confirmOrders>>["orders"];

/** Three steps on one page: an address, the code that was mailed to it, the orders. */
export function FindOrder({ locale, texts }: FindOrderProps) {
  const [found, setFound] = useState<Found | null>(null);
  if (found) return <FoundOrders orders={found} locale={locale} texts={texts} />;
  return (
    <MailedCode
      onAsk={findOrders}
      onCode={async (code, form) => setFound((await confirmOrders(code, form.get("remember") !== null)).orders)}
      texts={texts}
    >
      <label className="flex min-h-11 pressable items-start gap-3 py-2">
        <input type="checkbox" name="remember" className="mt-1 size-5 shrink-0 accent-clay" />
        <span>
          {texts.remember}
          <span className="block text-sm text-muted">{texts.rememberDetail}</span>
        </span>
      </label>
    </MailedCode>
  );
}

function FoundOrders({ orders, locale, texts }: { orders: Found; locale: Locale; texts: Texts<"findOrder"> }) {
  return (
    <section aria-labelledby="found-orders" className="mt-4">
      <div role="status">
        <h2 id="found-orders" className="text-lg">
          {orders.length === 0 ? texts.none : texts.found}
        </h2>
      </div>
      <ul className="mt-2 divide-y divide-line">
        {orders.map((order) => (
          <li key={order.token}>
            <OrderRow order={order} locale={locale} />
          </li>
        ))}
      </ul>
    </section>
  );
}

import { useEffect, useState } from "react";
import { type DeviceOrder, forgetOrder, readDeviceOrders } from "@/components/orders/device-orders";
import { OrderRow } from "@/components/orders/order-row";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";

type DeviceOrdersProps = { locale: Locale; texts: Texts<"me"> };

/** The orders that this device remembers, and a way to forget each. */
export function DeviceOrders({ locale, texts }: DeviceOrdersProps) {
  const [orders, setOrders] = useState<DeviceOrder[] | null>(null);
  useEffect(() => {
    // After the first drawing, which is the server's: it knows of no device.
    const read = () => setOrders(readDeviceOrders());
    queueMicrotask(read);
    window.addEventListener("storage", read);
    return () => window.removeEventListener("storage", read);
  }, []);
  return (
    <section aria-labelledby="device-orders">
      <h2 id="device-orders" className="text-lg">
        {texts.orders}
      </h2>
      {/* Its place is there before it is known whether it is needed: most have no orders, and nothing moves for them. */}
      {(orders ?? []).length === 0 && (
        <p className={`mt-2 text-muted ${orders === null ? "invisible" : ""}`}>{texts.noOrders}</p>
      )}
      <ul className="mt-2 divide-y divide-line">
        {orders?.map((order) => (
          <li key={order.token} className="flex items-center gap-3">
            <OrderRow order={order} locale={locale} />
            <button
              type="button"
              aria-label={fill(texts.forgetOrder, { number: order.number })}
              onClick={() => setOrders(forgetOrder(order.token))}
              className="min-h-11 pressable px-2 text-sm text-muted underline underline-offset-4"
            >
              {texts.forget}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { OrderRow } from "@/components/orders/order-row";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import type { OrderSummary } from "@/lib/orders/contract";
import { AccountSection } from "./account-section";

type AccountOrdersProps = { orders: readonly OrderSummary[]; locale: Locale; texts: Texts<"account"> };

/** What this shopper bought, on whichever device. */
export function AccountOrders({ orders, locale, texts }: AccountOrdersProps) {
  return (
    <AccountSection title={texts.orders} empty={orders.length === 0 && texts.noOrders}>
      {orders.map((order) => (
        <li key={order.token}>
          <OrderRow order={order} locale={locale} />
        </li>
      ))}
    </AccountSection>
  );
}

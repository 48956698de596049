import type { OrderTexts } from "@/components/studio/orders/order-texts";
import type { Locale } from "@/lib/core/locale";
import type { StaffOrder } from "@/lib/orders/staff-client";

/** What may be open over an order. */
export type Asked = "ship" | "parcel" | "refund" | "cancel" | null;

/** What every part of an order's page is given. */
export type OrderPartProps = {
  order: StaffOrder;
  /** Shows the order as a change left it; without one it is read again. */
  onChange: (order?: StaffOrder) => void;
  locale: Locale;
  texts: OrderTexts;
};

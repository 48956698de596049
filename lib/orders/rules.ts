import type { ORDER_STATES } from "@/lib/db/schema/orders";

export type OrderState = (typeof ORDER_STATES)[number];

const NEXT: Record<OrderState, readonly OrderState[]> = {
  placed: ["packed", "cancelled"],
  packed: ["shipped", "cancelled"],
  shipped: ["delivered"],
  delivered: [],
  cancelled: [],
};

/** Whether an order may step from one state to another: forward only, and no parcel on its way is cancelled. */
export const canAdvance = (from: OrderState, to: OrderState): boolean => NEXT[from].includes(to);

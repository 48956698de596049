import { createHmac, timingSafeEqual } from "node:crypto";
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

const sign = (orderId: string, secret: string): string =>
  createHmac("sha256", secret).update(`order:${orderId}`).digest("base64url");

/** The key of an order's link: its id and 256 bits that only we can make. */
export const signOrderToken = (orderId: string, secret: string): string => `${orderId}.${sign(orderId, secret)}`;

/** The order that a token opens, or null for one that we did not sign. */
export function readOrderToken(token: string, secret: string): string | null {
  const [orderId = "", signature = ""] = token.split(".");
  const given = Buffer.from(signature);
  const right = Buffer.from(sign(orderId, secret));
  return given.length === right.length && timingSafeEqual(given, right) ? orderId : null;
}

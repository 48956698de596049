import { isMoney } from "./stored-money";
import type { Money } from "@/lib/core/money";

/** An order as this device remembers it. */
export type DeviceOrder = { number: string; token: string; placedAt: string; total: Money };

const STORED_AS = "orders";
const PAID = "paid";
const MOST = 50;

/** The orders that were paid for on this device, the last one first; none where storage is refused. */
export function readDeviceOrders(): DeviceOrder[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED_AS) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isDeviceOrder) : [];
  } catch {
    return [];
  }
}

/** Notes that this tab comes from the payment of an order, whose page it opens next. */
export function notePaid(token: string): void {
  try {
    sessionStorage.setItem(PAID, token);
  } catch {
    // Storage is refused: the order will not be remembered either.
  }
}

/** Remembers an order on the device that paid for it; whoever else was sent its link only looks at it. */
export function rememberOrder(order: DeviceOrder): void {
  const before = readDeviceOrders();
  const others = before.filter(({ token }) => token !== order.token);
  if (others.length === before.length && !takePaid(order.token)) return;
  write([order, ...others].slice(0, MOST));
}

/** Whether this tab comes from the payment of an order; true once. */
function takePaid(token: string): boolean {
  try {
    if (sessionStorage.getItem(PAID) !== token) return false;
    sessionStorage.removeItem(PAID);
    return true;
  } catch {
    return false;
  }
}

/** Forgets an order on this device; it stays in the shop's books. */
export function forgetOrder(token: string): DeviceOrder[] {
  const left = readDeviceOrders().filter((order) => order.token !== token);
  write(left);
  return left;
}

function write(orders: DeviceOrder[]): void {
  try {
    localStorage.setItem(STORED_AS, JSON.stringify(orders));
  } catch {
    // Storage is full or refused: the mail has the link too.
  }
}

function isDeviceOrder(value: unknown): value is DeviceOrder {
  if (typeof value !== "object" || value === null) return false;
  const { number, token, placedAt, total } = value as Partial<DeviceOrder>;
  const isWhole = typeof number === "string" && typeof token === "string" && typeof placedAt === "string";
  return isWhole && !Number.isNaN(Date.parse(placedAt)) && isMoney(total);
}

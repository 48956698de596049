import { isMoney } from "./stored-money";
import type { Money } from "@/lib/core/money";

/** An order as this device remembers it. */
export type DeviceOrder = { number: string; token: string; placedAt: string; total: Money };

const STORED_AS = "orders";
const MOST = 50;

/** The orders that were looked at on this device, the last one first; none where storage is refused. */
export function readDeviceOrders(): DeviceOrder[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED_AS) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isDeviceOrder) : [];
  } catch {
    return [];
  }
}

/** Remembers an order on this device. */
export function rememberOrder(order: DeviceOrder): void {
  write([order, ...readDeviceOrders().filter(({ token }) => token !== order.token)].slice(0, MOST));
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

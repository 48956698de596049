"use client";

import { useEffect } from "react";
import { type DeviceOrder, rememberOrder } from "./device-orders";

/** Remembers an order for the page "Me", on the device that paid for it. */
export function RememberOrder({ number, token, placedAt, total }: DeviceOrder) {
  const { amount, currency } = total;
  useEffect(
    () => rememberOrder({ number, token, placedAt, total: { amount, currency } }),
    [number, token, placedAt, amount, currency],
  );
  return null;
}

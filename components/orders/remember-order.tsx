"use client";

import { useEffect } from "react";
import { type DeviceOrder, rememberOrder } from "./device-orders";

/** Notes on this device that its buyer was here, for the page "Me". */
export function RememberOrder({ number, token, placedAt, total }: DeviceOrder) {
  const { amount, currency } = total;
  useEffect(
    () => rememberOrder({ number, token, placedAt, total: { amount, currency } }),
    [number, token, placedAt, amount, currency],
  );
  return null;
}

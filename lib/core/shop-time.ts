import { BRAND } from "./brand";

const inShop = new Intl.DateTimeFormat("sv-SE", {
  ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" },
  timeZone: BRAND.timeZone,
});

/** An instant as a field for date and time has it, on the clock of the shop: `2026-11-24T15:40`. */
export const toShopTime = (at: Date): string => inShop.format(at).replace(" ", "T");

/**
 * The instant that a field for date and time means, by the clock of the shop wherever the browser is.
 *
 * @param local Such as `2026-11-24T15:40`.
 * @returns Null for what is no time.
 */
export function fromShopTime(local: string): Date | null {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return null;
  const offset = Date.parse(`${toShopTime(new Date(asUtc))}Z`) - asUtc;
  return new Date(asUtc - offset);
}

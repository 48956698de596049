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

const DAY_MS = 86_400_000;

/**
 * The instant at which a calendar day is over where the shop is.
 *
 * @param day `YYYY-MM-DD`.
 * @returns Null for what is no day.
 */
export function endOfShopDay(day: string): Date | null {
  const next = Date.parse(`${day}T00:00:00Z`) + DAY_MS;
  return Number.isNaN(next) ? null : fromShopTime(new Date(next).toISOString().slice(0, 16));
}

/** The last calendar day of what ends at an instant, where the shop is: `YYYY-MM-DD`. */
export const lastShopDay = (endsAt: Date): string => toShopTime(new Date(endsAt.getTime() - 1)).slice(0, 10);

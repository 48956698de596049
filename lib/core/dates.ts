import { BRAND } from "./brand";
import { LANGUAGE_TAGS, type Locale } from "./locale";

/** `YYYY-MM-DD` of an instant where the shop is. */
export const localDay = (now: Date): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: BRAND.timeZone }).format(now);

const DAY = { day: "numeric", month: "short", year: "numeric" } as const;

/** Writes the day of an instant where the shop is: 26 พ.ย. 2569, 26 Nov 2026. */
export const formatInstantDay = (instant: string, locale: Locale): string =>
  new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], { ...DAY, timeZone: BRAND.timeZone }).format(new Date(instant));

/**
 * Writes a calendar day: 26 พ.ย. 2569, 26 Nov 2026.
 *
 * @param day `YYYY-MM-DD`.
 */
export const formatDay = (day: string, locale: Locale): string => formatDays(day, day, locale);

/**
 * Writes the calendar days between which something happens, both included: 26–28 พ.ย. 2569, 26–28 Nov 2026.
 *
 * @param from `YYYY-MM-DD`.
 * @param until `YYYY-MM-DD`; the same day gives one date.
 */
export const formatDays = (from: string, until: string, locale: Locale): string =>
  new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], { ...DAY, timeZone: "UTC" }).formatRange(
    new Date(`${from}T00:00:00Z`),
    new Date(`${until}T00:00:00Z`),
  );

/**
 * The calendar day some months later; the last of its month where that month is shorter.
 *
 * @param day `YYYY-MM-DD`.
 */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

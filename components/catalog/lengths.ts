import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";

export const UNITS = ["cm", "in"] as const;
export type Unit = (typeof UNITS)[number];

const MM_PER = { cm: 10, in: 25.4 } as const;
/** Enough to tell one ring from the next. */
const DECIMALS = 2;

/**
 * Writes a length for people: 1.66 cm, 0.65 in.
 *
 * @param mm Millimetres.
 * @returns The figure alone: the unit stands over the table.
 */
export const formatLength = (mm: number, unit: Unit, locale: Locale): string =>
  new Intl.NumberFormat(LANGUAGE_TAGS[locale], { maximumFractionDigits: DECIMALS }).format(mm / MM_PER[unit]);

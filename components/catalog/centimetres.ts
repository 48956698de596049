import type { ProductView } from "@/lib/catalog/contract";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";

const MM_PER_CM = 10;

/** A product's size as people say it, ready for a text with these names. */
export function inCentimetres({ width, depth, height }: NonNullable<ProductView["dimensionsMm"]>, locale: Locale) {
  const number = new Intl.NumberFormat(LANGUAGE_TAGS[locale]);
  const format = (mm: number) => number.format(mm / MM_PER_CM);
  return { width: format(width), depth: format(depth), height: format(height) };
}

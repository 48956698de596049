import { type Locale, LOCALES, type LocalText } from "@/lib/core/locale";
import type { ProductOption } from "@/lib/db/schema/catalog";
import type { ProductView } from "./contract";

type Named = { code: string; label: LocalText; values: { code: string; label: LocalText }[] };

/**
 * The chosen options in words, e.g. `Jade green, 52`.
 *
 * @param options The product's options, in their order.
 * @param chosen Option code to value code.
 * @returns Empty texts for a product without options.
 */
export function choiceText(options: readonly Named[], chosen: Record<string, string>): LocalText {
  const words = options.flatMap(({ code, values }) => values.find((value) => value.code === chosen[code])?.label ?? []);
  const entries = LOCALES.map((locale) => [locale, words.map((word) => word[locale]).join(", ")]);
  // Safe: every locale has an entry.
  return Object.fromEntries(entries) as LocalText;
}

/** A product's options in one language. */
export const optionsIn = (options: readonly ProductOption[], locale: Locale): ProductView["options"] =>
  options.map(({ code, label, values }) => ({
    code,
    label: label[locale],
    values: values.map((value) => ({ ...value, label: value.label[locale] })),
  }));

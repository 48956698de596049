import { LOCALES, type LocalText } from "@/lib/core/locale";

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

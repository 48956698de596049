/** Languages of the shop; the first is the default. */
export const LOCALES = ["th", "en"] as const;
/** A language of the shop. */
export type Locale = (typeof LOCALES)[number];
/** The language of whoever asks for none that we have. */
export const DEFAULT_LOCALE: Locale = "th";

/** A text in every language of the shop. */
export type LocalText = Record<Locale, string>;

/** BCP 47 tags for dates and numbers: Thai dates are in the Buddhist era. */
export const LANGUAGE_TAGS: Record<Locale, string> = { th: "th-TH", en: "en-GB" };

/** Whether something, a part of an address for example, names a language of the shop. */
export const isLocale = (value: string | undefined): value is Locale =>
  value !== undefined && (LOCALES as readonly string[]).includes(value);

/**
 * The shop's language that somebody likes best.
 *
 * @param header An `Accept-Language` value such as `en-GB,en;q=0.9,th;q=0.8`; absent or odd ones give the default.
 */
export function preferredLocale(header: string | null | undefined): Locale {
  const wanted = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = Number(parameters.find((parameter) => parameter.trim().startsWith("q="))?.split("=")[1] ?? 1);
      return { language: tag.split("-")[0], quality: Number.isFinite(quality) ? quality : 0 };
    })
    .sort((a, b) => b.quality - a.quality);
  const found = wanted.find(({ language, quality }) => quality > 0 && isLocale(language))?.language;
  return isLocale(found) ? found : DEFAULT_LOCALE;
}

import { LANGUAGE_TAGS, type Locale } from "./locale";

/**
 * The beginning of a text, cut between words: nothing that belongs to a letter is left behind.
 *
 * @param text What may be too long.
 * @param most Its greatest length in UTF-16 units, without the sign that it goes on.
 * @param locale Its language: Thai writes no spaces between words.
 */
export function shorten(text: string, most: number, locale: Locale): string {
  if (text.length <= most) return text;
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter(LANGUAGE_TAGS[locale], { granularity: "word" }).segment(text)) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

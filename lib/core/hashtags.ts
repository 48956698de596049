const LONGEST = 60;

// Thai vowels and tone marks are combining marks: without \p{M} a Thai tag would end at the first of them. A sign
// straight after a Latin letter, a digit or in an address is none ("C#", "no#1", "/page#part"); after a Thai letter it
// is one, since Thai is written without spaces.
const HASHTAG = /(^|[^A-Za-z0-9_&/#])#((?=[\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]+)/gu;

/** A piece of a caption; `tag` is the hashtag that it is, null for plain words. */
export type CaptionPart = { text: string; tag: string | null };

/**
 * The one spelling of a hashtag, for the database and for addresses.
 *
 * @param written With or without its sign, as somebody wrote it.
 */
export const hashtagOf = (written: string): string => written.replace(/^#/, "").normalize("NFC").toLowerCase();

/**
 * Cuts a caption at its hashtags, so that each can become a link. The pieces joined are the caption again.
 *
 * @param caption Words in any language; a tag has at least one letter and at most sixty signs.
 */
export function captionParts(caption: string): CaptionPart[] {
  const parts: CaptionPart[] = [];
  let from = 0;
  for (const { index, 0: whole, 1: before = "", 2: name = "" } of caption.matchAll(HASHTAG)) {
    if (name.length > LONGEST) continue;
    const start = index + before.length;
    if (start > from) parts.push({ text: caption.slice(from, start), tag: null });
    from = index + whole.length;
    parts.push({ text: caption.slice(start, from), tag: hashtagOf(name) });
  }
  if (from < caption.length) parts.push({ text: caption.slice(from), tag: null });
  return parts;
}

/** The hashtags of a caption, each once, without the sign and in one spelling. */
export const hashtagsIn = (caption: string): string[] => [
  ...new Set(captionParts(caption).flatMap(({ tag }) => tag ?? [])),
];

/**
 * The hashtag that a part of an address names.
 *
 * @param segment Percent-encoded or not; one that cannot be decoded gives itself, which is nobody's tag.
 */
export function hashtagOfSegment(segment: string): string {
  try {
    return hashtagOf(decodeURIComponent(segment));
  } catch {
    return segment;
  }
}

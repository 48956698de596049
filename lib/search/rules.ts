import SYNONYMS from "./synonyms.json";

const segmenter = new Intl.Segmenter("th", { granularity: "word" });

/** One spelling of letters: lower case, and Latin ones without their marks. Thai ones stay as they are. */
const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFC")
    .toLowerCase();

/**
 * The words of a text in one spelling, in their order, each once. Thai, which has no spaces, is cut where the
 * language's dictionary cuts it.
 */
export function wordsIn(text: string): string[] {
  const cut = [...segmenter.segment(fold(text))].filter(({ isWordLike }) => isWordLike);
  return [...new Set(cut.map(({ segment }) => segment))];
}

/** What stands between spaces, in one spelling: a mistyped Thai word is cut in pieces, but stays whole here. */
export const runsIn = (text: string): string[] => [
  ...new Set(
    fold(text)
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter(Boolean),
  ),
];

const GROUPS = SYNONYMS.map((group) => group.map((name) => wordsIn(name)));

/** Words that mean the same as some of these, in both languages. */
export function synonymsOf(words: readonly string[]): string[] {
  const known = new Set(words);
  const meant = GROUPS.filter((group) => group.some((name) => name.every((word) => known.has(word))));
  return [...new Set(meant.flat(2))].filter((word) => !known.has(word));
}

/**
 * How many letters must be typed otherwise to come from one word to another: left out, put in, another one, or two
 * neighbours changed over.
 */
export function lettersBetween(one: string, other: string): number {
  const [a, b] = [Array.from(one), Array.from(other)];
  let before: number[] = [];
  let row = b.map((_, column) => column).concat(b.length);
  for (const [index, letter] of a.entries()) {
    const next = [index + 1];
    for (const [column, against] of b.entries()) {
      const isSame = letter === against;
      const swapped =
        letter === b[column - 1] && a[index - 1] === against ? (before[column - 1] ?? Infinity) + 1 : Infinity;
      const above = row[column + 1] ?? Infinity;
      const beside = next[column] ?? Infinity;
      next.push(Math.min(above + 1, beside + 1, (row[column] ?? Infinity) + (isSame ? 0 : 1), swapped));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

const LONG = 6;

/** The likeliest word that was meant, of those that somebody found alike; null where none is near enough. */
export function nearestWord(typed: string, candidates: readonly { word: string; documents: number }[]): string | null {
  const most = Array.from(typed).length >= LONG ? 2 : 1;
  const near = candidates
    .map(({ word, documents }) => ({ word, documents, distance: lettersBetween(typed, word) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance || b.documents - a.documents || (a.word < b.word ? -1 : 1));
  return near[0]?.word ?? null;
}

import { readFileSync } from "node:fs";

const SYLLABLES = Array.from("bdfgklmnprstvz").flatMap((consonant) =>
  Array.from("aeiou").map((vowel) => consonant + vowel),
);
const HOW_MANY = 20_000;

const segmenter = new Intl.Segmenter("th", { granularity: "word" });
const cut = (text: string): string[] =>
  [...segmenter.segment(text.toLowerCase())].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);

/** Invented words of three syllables, each once. */
const invented = (number: number): string =>
  [0, 1, 2]
    .map((place) => SYLLABLES[Math.floor((number * 7_919) / SYLLABLES.length ** place) % SYLLABLES.length] ?? "")
    .join("");

/** The words of the bench, the most frequent first: those of the demo brand, then invented ones. */
export function makeWords(): string[] {
  const demo = readFileSync("lib/db/seed/demo/catalogue.json", "utf8");
  const own = demo
    .split("\n")
    .flatMap(cut)
    .filter((word) => /^[a-z]{3,}$|^[\u0e00-\u0e7f]{2,}$/.test(word));
  const words = new Set(own);
  for (let number = 1; words.size < HOW_MANY; number += 1) words.add(invented(number));
  return [...words];
}

import { formatDay } from "./dates";
import { fill } from "./fill";
import type { Locale } from "./locale";
import type { MinorsShown, PeopleShown, Placement } from "./placements";

/** The sentences that a consent is made of. */
export type ConsentTexts = Record<Placement, string> &
  Record<
    "own" | "until" | "ends" | "peopleNobody" | "peopleSelf" | "peopleAgreed" | "minorsNone" | "minorsGuardian",
    string
  >;

type Choice = {
  placements: readonly Placement[];
  people: PeopleShown;
  minors: MinorsShown;
  /** `YYYY-MM-DD`, its last day where the shop is; without it until it is taken back. */
  endsOn?: string | null;
};

const PEOPLE = { nobody: "peopleNobody", self: "peopleSelf", agreed: "peopleAgreed" } as const;
const MINORS = { none: "minorsNone", guardian: "minorsGuardian" } as const;

/**
 * What somebody agrees to, in whole sentences: the form shows them, and the ledger keeps them word for word.
 *
 * @param texts Of the language in which they read, with the shop's name in them.
 * @see messagesWith
 */
export function consentWords(choice: Choice, texts: ConsentTexts, locale: Locale): string {
  const { placements, people, minors, endsOn = null } = choice;
  const places = new Intl.ListFormat(locale, { type: "conjunction" }).format(placements.map((name) => texts[name]));
  const values = { places, day: endsOn === null ? "" : formatDay(endsOn, locale) };
  const ends = endsOn === null ? [] : [texts.ends];
  return [texts.own, ...ends, texts.until, texts[PEOPLE[people]], texts[MINORS[minors]]]
    .map((sentence) => fill(sentence, values))
    .join(" ");
}

import type { Screening, submissions } from "@/lib/db/schema/submissions";
import type { MyPhotoState } from "./contract";

/** What the shop's own words say of a photo's state to the one who sent it. */
const STATE_FOR_CREATOR = {
  uploading: "uploading",
  quarantined: "checking",
  screening: "checking",
  refused: "refused",
  new: "waiting",
  approved: "approved",
  rejected: "rejected",
  withdrawn: "withdrawn",
} as const satisfies Record<string, MyPhotoState>;

export const stateForCreator = (state: keyof typeof STATE_FOR_CREATOR): MyPhotoState => STATE_FOR_CREATOR[state];

/** What becomes of a photo that is taken back or given up: its row says neither whose it was nor what it showed. */
export const FORGOTTEN = {
  ...{ state: "withdrawn", caption: "", hashtags: [], creatorName: "", email: "", alt: "" },
  ...{ perceptualHash: null, sha256: null, thumbhash: "", colours: [], hues: [], screening: null, risk: 0 },
} satisfies Partial<typeof submissions.$inferInsert>;

type Look = NonNullable<Screening["model"]>;
const fear = ({ porn, hentai, sexy }: Look): number => Math.max(porn, hentai, sexy * WEIGHT.sexy);

/** What the model is most afraid of among the stills of a clip; null where it saw none of them. */
export const worstOf = (seen: readonly Screening["model"][]): Screening["model"] =>
  seen.reduce((worst, look) => (look !== null && (worst === null || fear(look) > fear(worst)) ? look : worst), null);

type Seen = { screening: Screening; isOwnPicture: boolean; isRepeated: boolean; hasMinors: boolean };

const WEIGHT = { sexy: 0.6, word: 25, ownPicture: 70, repeated: 40, minors: 15, unseen: 20 } as const;

/**
 * How soon people should look: what the model is afraid of, words that break a rule, pictures that are not the
 * sender's own.
 *
 * @returns 0 to 100.
 */
export function riskOf({ screening, isOwnPicture, isRepeated, hasMinors }: Seen): number {
  const { model, words } = screening;
  const shown = model === null ? WEIGHT.unseen : fear(model) * 100;
  const sum =
    shown +
    words.length * WEIGHT.word +
    (isOwnPicture ? WEIGHT.ownPicture : 0) +
    (isRepeated ? WEIGHT.repeated : 0) +
    (hasMinors ? WEIGHT.minors : 0);
  return Math.min(100, Math.round(sum));
}

/** Signs between digits that people write in numbers, or to hide them. */
const DIGITS = /(?:\+?\d[\s().\-–_]{0,2}){9,15}/;
const CHAT =
  /(?:^|[^\p{L}\p{M}\p{N}])(?:line|ไลน์|ไลน|wechat|telegram|whats\s?app)\s*(?:id|ไอดี)?\s*[:：=@]|(?:line|ไลน์)\s*(?:id|ไอดี)|(?:แอด|add)\s*(?:line|ไลน์)/iu;
const LINK =
  /https?:\/\/|www\.|(?:^|[\s(])[\p{L}\p{N}-]+\.(?:com|net|org|me|shop|store|app|link|ly|gg|co|io|th|xyz|site|online)(?:\/|\b)|bit\.ly|lin\.ee/iu;
// Words that offend whatever they are about, in both languages; whole words in English, stems in Thai.
const ABUSE =
  /\b(?:fuck\w*|shit\w*|bitch\w*|cunt\w*|asshole\w*|whore\w*|slut\w*|nigg\w+|faggot\w*)\b|เหี้ย|สัส|ควย|เย็ด|อีดอก|กะหรี่|ระยำ|ไอ้สัตว์|อีสัตว์|ชาติหมา|ส้นตีน/iu;
const THAI_DIGITS = /[๐-๙]/g;

/**
 * Rules that words break: ways to be reached outside the shop, and abuse. They only order the queue.
 *
 * @param text Caption and name, in whatever language.
 */
export function brokenRules(text: string): Screening["words"] {
  const plain = text
    .normalize("NFKC")
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(THAI_DIGITS, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  const rules = [
    ["phone", DIGITS],
    ["chat_id", CHAT],
    ["link", LINK],
    ["abuse", ABUSE],
  ] as const;
  return rules.filter(([, rule]) => rule.test(plain)).map(([name]) => name);
}

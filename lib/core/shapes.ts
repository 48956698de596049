import { z } from "zod";
import { LOCALES } from "./locale";
import { CURRENCIES } from "./money";

// Shapes that contracts of several slices share. Apart from `money.ts` so that no browser bundle carries zod.

/** A currency that this shop can count in. */
export const Currency = z.enum(CURRENCIES);

/** A picture that is a silent video: `/media/<key>.mp4`, its captions `/media/<key>.<locale>.vtt`. */
export const Video = z.object({ durationMs: z.int().positive() });

/** An integer amount in the minor unit of its currency. */
export const Money = z.object({ amount: z.int(), currency: Currency });

/** A language of the shop. */
export const LocaleName = z.enum(LOCALES);

/** No control signs (a NUL would stop the database), no halves of signs, nothing that turns the direction of what follows. */
const PLAIN = /^[^\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/u;

/**
 * One line that a person typed: composed (NFC), without spaces at its ends, without signs that only machines write.
 *
 * @param max Longest, in UTF-16 units.
 */
export const plainText = (max: number) => z.string().normalize("NFC").trim().max(max).regex(PLAIN);

/** What only machines write: control signs but the line break, halves of signs, turned directions. */
const UNSEEN = /[^\P{Cc}\n]|\p{Cs}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Several lines that a person typed or pasted; what no reader would see is taken out, not refused.
 *
 * @param max Longest, in UTF-16 units.
 */
export const longText = (max: number) =>
  z
    .string()
    .normalize("NFC")
    .overwrite((text) => text.replaceAll(/\r\n?/g, "\n").replaceAll(UNSEEN, "").trim())
    .max(max);

/** The same kind of text in each language of the shop, as its editor sends it. */
export const inEachLanguage = <Text extends z.ZodType>(text: Text) => z.strictObject({ th: text, en: text });

/** A text in every language of the shop. */
export const LocalText = z.record(LocaleName, z.string());

/** A page of a keyset list; `nextCursor` is null on the last one. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** A picture in its rendition: `/media/<key>-<width>.<avif|webp>`, with what is painted before it loads. */
export const Picture = z.object({
  key: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  alt: z.string(),
  placeholder: z.string(),
});
/** @see Picture, its shape. */
export type Picture = z.infer<typeof Picture>;

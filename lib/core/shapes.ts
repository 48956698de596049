import { z } from "zod";
import { LOCALES } from "./locale";
import { CURRENCIES } from "./money";

/** Shapes that contracts of several slices share. Apart from `money.ts` so that no browser bundle carries zod. */
export const Currency = z.enum(CURRENCIES);

/** An integer amount in the minor unit of its currency. */
export const Money = z.object({ amount: z.int(), currency: Currency });

export const LocaleName = z.enum(LOCALES);

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
export type Picture = z.infer<typeof Picture>;

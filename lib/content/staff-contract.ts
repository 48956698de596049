import { z } from "zod";
import { CONTENT_PAGES } from "@/lib/core/routes";
import { LocaleName, plainText } from "@/lib/core/shapes";

/** One page of text in one language. */
export const TextName = z.object({ page: z.enum(CONTENT_PAGES), locale: LocaleName });
export type TextName = z.infer<typeof TextName>;

/** Signs that only machines write, but for the ends of lines. */
const WORDS = /^(?:[^\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|[\n\t])*$/u;
/** In UTF-16 units; as much Thai as a request may carry. */
export const MAX_BODY = 16_000;

const Words = {
  title: plainText(60).pipe(z.string().min(1)),
  description: plainText(160).pipe(z.string().min(1)),
  body: z
    .string()
    .transform((text) => text.normalize("NFC").replaceAll(/\r\n?/g, "\n").trim())
    .pipe(z.string().min(1).max(MAX_BODY).regex(WORDS)),
};
const version = z.int().nonnegative();

/** A page of text as its editor needs it: Markdown with names in braces. */
export const StaffText = z.object({
  version,
  title: z.string(),
  description: z.string(),
  body: z.string(),
  /** Whether somebody wrote it here; otherwise it is the one that was shipped. */
  isWritten: z.boolean(),
});
export type StaffText = z.infer<typeof StaffText>;

export const TextInput = z.strictObject({ version, ...Words });
export type TextInput = z.infer<typeof TextInput>;

export const ResetTextInput = z.strictObject({ version });
export const PreviewInput = z.strictObject(Words);
export type PreviewInput = z.infer<typeof PreviewInput>;

/** A page of text, drawn; its parts are those of `Block`. */
export const TextPreview = z.object({ title: z.string(), blocks: z.array(z.looseObject({ kind: z.string() })) });

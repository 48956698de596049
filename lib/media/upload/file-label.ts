import { shorten } from "@/lib/core/shorten";

const LONGEST = 80;
/** What only machines write, and what turns the direction of what follows. */
const UNSEEN = /[\p{C}\u2028\u2029]/gu;

/** What a file was called, as the log shows it: its last part, without signs that mislead. */
export function fileLabel(fileName: string): string {
  const plain = fileName.normalize("NFC").replaceAll(UNSEEN, "");
  const name = plain.split(/[\\/]/).at(-1)?.trim() ?? "";
  return shorten(name, LONGEST, "en");
}

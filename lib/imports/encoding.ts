const MARKS = [
  { name: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { name: "utf-16le", bytes: [0xff, 0xfe] },
  { name: "utf-16be", bytes: [0xfe, 0xff] },
] as const;

export type Encoding = (typeof MARKS)[number]["name"] | "windows-874" | "windows-1252";

/** Thai vowels and tone marks that stand above or below a Thai letter, never after a Latin one. */
const MISPLACED_MARK = /[A-Za-z][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/;

/**
 * How a file's letters are written: as its mark says, else UTF-8 when it is that, else the Thai code page (which
 * contains TIS-620), else the western one.
 *
 * @param bytes The whole file: one wrong byte near its end decides.
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  const marked = MARKS.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte));
  if (marked) return marked.name;
  if (reads(bytes, "utf-8")) return "utf-8";
  const thai = reads(bytes, "windows-874");
  return thai && !MISPLACED_MARK.test(thai) ? "windows-874" : "windows-1252";
}

/** The text, or null where a byte means nothing in this encoding. */
function reads(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What no text file begins with: archives (spreadsheets are some), PDF, pictures. */
const OTHER_FILES = ["PK", "%PDF", "\u0089PNG", "\u00ff\u00d8\u00ff", "\u00d0\u00cf\u0011\u00e0", "\u001f\u008b"];

/** Whether bytes can be text at all; a NUL is none, but where two bytes make a letter. */
export function isText(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  if (OTHER_FILES.some((other) => start.startsWith(other))) return false;
  return encodingOf(bytes.subarray(0, 4)).startsWith("utf-16") || !bytes.includes(0);
}

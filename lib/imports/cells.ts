/** Signs with which a spreadsheet takes a cell for a formula. */
const FORMULA = /^'*[=+\-@\t\r]/;

/**
 * A cell that no spreadsheet runs: what could be a formula gets an apostrophe in front.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export const guardFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Takes the apostrophe of `guardFormula` back. */
export const withoutGuard = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

/** A cell as RFC 4180 writes it. */
export const csvCell = (text: string): string => {
  const safe = guardFormula(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const MOST_MINOR_UNITS = 99_999_999n;
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d+)?$/;

/**
 * An amount as it is written in a file, exactly: never by way of a fraction of the machine.
 *
 * @param decimals Of the currency's minor unit.
 * @returns Minor units; a reason where it is none, or has more decimals than its currency.
 */
export function readAmount(text: string, decimals: number): number | "notAmount" | "tooPrecise" | "tooLarge" {
  const bare = text.replaceAll(/[\s\u00a0]|^(฿|THB)|(฿|THB|บาท)$/g, "");
  const plain = GROUPED.test(bare) ? bare.replaceAll(",", "") : bare.replace(/^(\d+),(\d{1,2})$/, "$1.$2");
  const [, whole, fraction = ""] = /^(\d{1,15})(?:\.(\d{0,30}))?$/.exec(plain) ?? [];
  if (whole === undefined) return "notAmount";
  const kept = fraction.replace(/0+$/, "");
  if (kept.length > decimals) return "tooPrecise";
  const amount = BigInt(whole + kept.padEnd(decimals, "0"));
  return amount > MOST_MINOR_UNITS ? "tooLarge" : Number(amount);
}

/** A count or a measure without fractions; null where it is none. */
export function readInteger(text: string): number | null {
  const [, digits] = /^([+-]?\d{1,9})(?:\.0+)?$/.exec(text.replaceAll(/[\s\u00a0]/g, "")) ?? [];
  return digits === undefined ? null : Number(digits);
}

/**
 * A decimal number in another unit: kilograms to grams, centimetres to millimetres.
 *
 * @param factor A power of ten.
 * @param step To which it is rounded.
 */
export function readScaled(text: string, factor: number, step = 1): number | null {
  const plain = text.replaceAll(/[\s\u00a0]/g, "").replace(/^(\d+),(\d+)$/, "$1.$2");
  if (!/^\d{1,9}(\.\d{1,9})?$/.test(plain)) return null;
  return Math.round((Number(plain) * factor) / step) * step;
}

const YES = new Set(["true", "1", "yes", "y", "t", "active", "ใช่"]);
const NO = new Set(["false", "0", "no", "n", "f", "-1", "ไม่ใช่", "ไม่"]);

export function readYes(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}

/** Several in one cell, each once. */
export const readList = (text: string): string[] => [
  ...new Set(
    text
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];

const LONGEST_URL = 2_000;

/** A web address of a picture, or null. */
export function readUrl(text: string): string | null {
  if (!URL.canParse(text.trim())) return null;
  const { protocol, href } = new URL(text.trim());
  return /^https?:$/.test(protocol) && href.length <= LONGEST_URL ? href : null;
}

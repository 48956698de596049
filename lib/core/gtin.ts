const LENGTHS = [8, 12, 13, 14];

/**
 * Whether digits are the number under a barcode: a GTIN of 8, 12, 13 or 14 digits whose last one proves the others.
 *
 * @see https://www.gs1.org/services/how-calculate-check-digit-manually
 */
export function isGtin(digits: string): boolean {
  if (!LENGTHS.includes(digits.length) || !/^\d+$/.test(digits)) return false;
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

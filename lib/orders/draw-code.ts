import { encode } from "uqr";

/** Empty squares around a code, without which cameras do not find it. */
const QUIET = 2;

/**
 * A QR code as the path of an SVG picture, for a page on which pictures of our own making need no request.
 *
 * @param text What it says.
 * @returns The dark squares as a path, one unit each, and how many units wide the code is with its quiet zone.
 */
export function drawCode(text: string): { qr: string; qrSize: number } {
  const { data, size } = encode(text, { ecc: "M", border: QUIET });
  const rows = data.map((row, y) =>
    row.map((isDark, x) => (isDark ? `M${String(x)} ${String(y)}h1v1h-1z` : "")).join(""),
  );
  return { qr: rows.join(""), qrSize: size };
}

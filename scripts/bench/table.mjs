/**
 * One measured figure. `atMost` or `atLeast` is its target; one with neither is only told.
 *
 * @typedef {{ part: string, name: string, value: number, unit: string, atMost?: number, atLeast?: number }} Row
 */

const DIGITS = { s: 2, "": 2, ms: 1, "req/s": 0, MB: 0, x: 2 };

/** The middle of some figures. */
export function median(figures) {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The figure that a share of them stays within: 0.99 gives the slowest but one in a hundred. */
export function percentile(figures, share) {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

const meets = ({ value, atMost = Infinity, atLeast = -Infinity }) => value <= atMost && value >= atLeast;

function targetOf({ atMost, atLeast, unit }) {
  if (atMost !== undefined) return `≤ ${atMost} ${unit}`.trim();
  return atLeast === undefined ? "" : `≥ ${atLeast} ${unit}`.trim();
}

/** @param {Row[]} rows */
export function tableOf(rows) {
  const lines = rows.map((row) => {
    const target = targetOf(row);
    const mark = target === "" ? " " : meets(row) ? "✓" : "✗";
    return [row.part, row.name, `${row.value.toFixed(DIGITS[row.unit] ?? 1)} ${row.unit}`.trim(), target, mark];
  });
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column].length)));
  return lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")).join("\n");
}

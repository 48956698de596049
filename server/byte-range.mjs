/** One part of a file; players ask for no more than one, and an iPhone plays nothing without. */
const RANGE = /^bytes=(?:(\d{1,12})-(\d{0,12})|-(\d{1,12}))$/;

/**
 * Which bytes a request asks for.
 *
 * @param {string | null | undefined} header Its `range`.
 * @param {number} size Of the whole file.
 * @returns {{ start: number, end: number } | "all" | "none"} Both included; "none" where the file has no such bytes.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-range-requests
 */
export function readRange(header, size) {
  const [, from, to, last] = RANGE.exec(header ?? "") ?? [];
  if (from === undefined && last === undefined) return "all";
  const start = from === undefined ? Math.max(0, size - Number(last)) : Number(from);
  const end = to ? Math.min(Number(to), size - 1) : size - 1;
  if (to && Number(to) < start) return "all";
  return start < size && last !== "0" ? { start, end } : "none";
}

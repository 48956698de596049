import { z } from "zod";

/** A page of a keyset list. `nextCursor` is opaque and null on the last page. */
export type Page<Item> = { items: Item[]; nextCursor: string | null };

/** PostgreSQL refuses the year 0 and offsets of 16 hours; nothing in this shop is as old or from as far away. */
function isOurTime(at: string): boolean {
  const year = new Date(at).getUTCFullYear();
  const offsetHours = Number(/[+-](\d\d):\d\d$/.exec(at)?.[1] ?? 0);
  return year >= 2000 && year < 2200 && offsetHours <= 14;
}

const CursorPosition = z.tuple([z.iso.datetime({ offset: true }).refine(isOurTime), z.uuid()]);

/** The place after which a page goes on: the sort instant of the last row and its id. */
export type Position = { at: string; id: string };

/**
 * Writes a position as the opaque text that the next request brings back.
 *
 * @param position `at` is ISO 8601.
 */
export const encodeCursor = ({ at, id }: Position): string => encodeKeys([at, id]);

/**
 * Reads a cursor that this shop wrote.
 *
 * @returns The position, or null for anything that is not one: a list then starts at its beginning.
 */
export function decodeCursor(cursor: string): Position | null {
  const keys = decodeKeys(cursor, CursorPosition);
  return keys && { at: keys[0], id: keys[1] };
}

/** Writes a place in a list that is sorted by something else than an instant: the sort keys of its last row. */
export const encodeKeys = (keys: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(keys), "utf8").toString("base64url");

/**
 * Reads what `encodeKeys` wrote.
 *
 * @param shape What the keys of this list look like.
 * @returns Null for anything else: a list then starts at its beginning.
 */
export function decodeKeys<Keys>(cursor: string, shape: z.ZodType<Keys>): Keys | null {
  try {
    const parsed = shape.safeParse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * Cuts a list that was read with one row too many.
 *
 * @param rows At most `size + 1` rows, in order.
 * @param size Rows a page shows.
 * @param position Where a row stands in the order.
 */
export function cutPage<Row>(rows: Row[], size: number, position: (row: Row) => Position): Page<Row> {
  const items = rows.slice(0, size);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > size && last !== undefined ? encodeCursor(position(last)) : null };
}

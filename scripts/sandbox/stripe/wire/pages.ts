import { missingResource } from "./refusal";
import { integer, readParams, text, type Parsed, type Reader } from "./params";

type CreatedRange = {
  gt?: number | undefined;
  gte?: number | undefined;
  lt?: number | undefined;
  lte?: number | undefined;
};

const createdRange: Reader<CreatedRange | undefined> = (value, path) => {
  if (value === undefined) return undefined;
  if (typeof value === "string") {
    const exact = integer()(value, path);
    return { gte: exact, lte: exact };
  }
  const bounds = { gt: integer(), gte: integer(), lt: integer(), lte: integer() };
  return readParams(bounds, Array.isArray(value) ? {} : value, path);
};

/** Parameters that every list takes. */
export const PAGE_SHAPE = {
  limit: integer(1, 100),
  starting_after: text(),
  ending_before: text(),
  created: createdRange,
};
export type PageParams = Parsed<typeof PAGE_SHAPE>;

export type ObjectList<T> = { object: "list"; url: string; has_more: boolean; data: T[] };

function isWithin(created: number, range: CreatedRange | undefined): boolean {
  if (!range) return true;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return created > gt && created >= gte && created < lt && created <= lte;
}

function positionOf(rows: { id: string }[], id: string, param: string): number {
  const position = rows.findIndex((row) => row.id === id);
  if (position === -1) throw missingResource("object", id, param);
  return position;
}

/**
 * One page, newest first as Stripe lists everything.
 *
 * @param rows All rows of the table in the order of their making.
 */
export function listPage<T extends { id: string; created: number }>(
  rows: T[],
  params: PageParams,
  url: string,
): ObjectList<T> {
  const newestFirst = rows.filter((row) => isWithin(row.created, params.created)).reverse();
  const limit = params.limit ?? 10;
  if (params.ending_before !== undefined) {
    const end = positionOf(newestFirst, params.ending_before, "ending_before");
    const start = Math.max(0, end - limit);
    return { object: "list", url, has_more: start > 0, data: newestFirst.slice(start, end) };
  }
  const after = params.starting_after;
  const start = after === undefined ? 0 : positionOf(newestFirst, after, "starting_after") + 1;
  const data = newestFirst.slice(start, start + limit);
  return { object: "list", url, has_more: start + limit < newestFirst.length, data };
}

/** A list that came whole inside another object. */
export function wholeList<T>(data: T[], url: string): ObjectList<T> {
  return { object: "list", url, has_more: false, data };
}

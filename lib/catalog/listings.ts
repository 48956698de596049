import { and, asc, desc, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Locale } from "@/lib/core/locale";
import { decodeKeys, encodeKeys, type Page } from "@/lib/core/page";
import type { Context } from "@/lib/db/context";
import { productListings } from "@/lib/db/schema/catalog";
import { type CardRow, selectCards, toCard } from "./cards";
import type { ProductCard, ProductSort } from "./contract";
import { allOf, conditionsOf, type ListingFilters } from "./listing-filters";

/** Beyond this nobody counts: the cost of a list must not grow with the shop. */
export const MOST_COUNTED = 2_000;

const PAGE_SIZE = 24;

const { productId } = productListings;

/** The year 2200, in milliseconds: no instant, price or place in this shop is beyond. */
const LATEST = 7_258_118_400_000;

/** Which order, the last product's number in it, and its id. */
const Place = z.tuple([z.string(), z.int().min(0).max(LATEST), z.uuid()]);

type Order = { key: "position" | "minAmount" | "publishedAt"; isDown: boolean; at: (row: CardRow) => number };

const ORDERS: Record<ProductSort, Order> = {
  featured: { key: "position", isDown: false, at: (row) => row.position },
  newest: { key: "publishedAt", isDown: true, at: (row) => row.publishedAt.getTime() },
  "price-asc": { key: "minAmount", isDown: false, at: (row) => row.minAmount },
  "price-desc": { key: "minAmount", isDown: true, at: (row) => row.minAmount },
};

function isAfter(sort: ProductSort, cursor: string | undefined): SQL | undefined {
  const place = cursor === undefined ? null : decodeKeys(cursor, Place);
  if (place?.[0] !== sort) return undefined;
  const [, number, id] = place;
  const { key, isDown } = ORDERS[sort];
  const value = key === "publishedAt" ? sql`${new Date(number).toISOString()}::timestamptz` : sql`${number}::bigint`;
  return sql`(${productListings[key]}, ${productId}) ${sql.raw(isDown ? "<" : ">")} (${value}, ${id}::uuid)`;
}

type ListOptions = ListingFilters & { sort?: ProductSort; cursor?: string | undefined; size?: number };

/**
 * Products of the shop as cards, narrowed and sorted, paged by key: one statement.
 *
 * @param options `cursor` of the page before, `size` cards a page (24 by default), filters with amounts in satang.
 */
export async function listProducts(
  { db }: Context,
  locale: Locale,
  { sort = "featured", cursor, size = PAGE_SIZE, ...filters }: ListOptions = {},
): Promise<Page<ProductCard>> {
  const { key, isDown, at } = ORDERS[sort];
  const direction = isDown ? desc : asc;
  const rows = await selectCards(db, {
    where: and(allOf(conditionsOf(filters)), isAfter(sort, cursor)),
    orderBy: (row) => [direction(row[key]), direction(row.productId)],
    limit: size + 1,
  });
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => toCard(row, locale)),
    nextCursor: rows.length > size && last ? encodeKeys([sort, at(last), last.productId]) : null,
  };
}

/**
 * How many products there are.
 *
 * @returns Exactly up to 2,000, null beyond.
 */
export async function countProducts({ db }: Context, filters: ListingFilters = {}): Promise<number | null> {
  const some = db
    .select({ productId })
    .from(productListings)
    .where(allOf(conditionsOf(filters)))
    .limit(MOST_COUNTED + 1)
    .as("some");
  const [row] = await db.select({ count: sql<number>`count(*)`.mapWith(Number) }).from(some);
  const count = row?.count ?? 0;
  return count > MOST_COUNTED ? null : count;
}

import { and, arrayOverlaps, eq, gte, inArray, lte, type SQL, sql } from "drizzle-orm";
import { collections, productListings, variants } from "@/lib/db/schema/catalog";
import { stock } from "@/lib/db/schema/inventory";
import type { ProductsQuery } from "./contract";

export type ListingFilters = Partial<Omit<ProductsQuery, "locale" | "sort" | "cursor">>;

/**
 * Whether some variant can be bought now: asked live, never kept. Asked of one product after the other, which an
 * "exists" would not promise: the database may look through all stock there is instead.
 */
export const isAvailable = sql`coalesce((select true from ${variants} join ${stock} on ${stock.variantId} = ${variants.id}
  where ${variants.productId} = ${productListings.productId} and ${stock.onHand} > ${stock.reserved} limit 1), false)`;

export const optionCodeOf = (value: string): string => value.slice(0, value.indexOf(":"));

/** Chosen option values, by their option. */
export function optionGroups(values: readonly string[] = []): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const value of values) groups.set(optionCodeOf(value), [...(groups.get(optionCodeOf(value)) ?? []), value]);
  return groups;
}

/** One condition for each kind of filter, so that the counts of a kind can be made without its own. */
export function conditionsOf({ collection, option, tag, min, max, available }: ListingFilters): Map<string, SQL> {
  const found = new Map<string, SQL>();
  const put = (kind: string, condition: SQL | undefined) => condition && found.set(kind, condition);
  if (collection) {
    const ids = sql`(select ${collections.id} from ${collections} where ${inArray(collections.handle, collection)})`;
    const [only, ...others] = collection;
    const id = sql`(select ${collections.id} from ${collections} where ${collections.handle} = ${only})`;
    // One value rather than a list of one: then the list comes out of its index in order.
    put(
      "collection",
      others.length > 0 ? inArray(productListings.collectionId, ids) : eq(productListings.collectionId, id),
    );
  }
  for (const [code, values] of optionGroups(option)) {
    put(`option ${code}`, arrayOverlaps(productListings.optionValues, values));
  }
  if (tag) put("tag", arrayOverlaps(productListings.tags, tag));
  put(
    "price",
    and(
      min === undefined ? undefined : gte(productListings.minAmount, min),
      max === undefined ? undefined : lte(productListings.minAmount, max),
    ),
  );
  if (available) put("available", isAvailable);
  return found;
}

/** All conditions together, or all but one kind's. */
export const allOf = (conditions: Map<string, SQL>, without?: string): SQL | undefined =>
  and(...[...conditions].flatMap(([kind, condition]) => (kind === without ? [] : [condition])));

import { and, arrayOverlaps, eq, gte, inArray, lte, or, type SQL, sql } from "drizzle-orm";
import { collectionProducts, collections, productListings, variants } from "@/lib/db/schema/catalog";
import { stock } from "@/lib/db/schema/inventory";
import type { ProductsQuery } from "./contract";

export type ListingFilters = Partial<Omit<ProductsQuery, "locale" | "sort" | "cursor">>;

/**
 * Whether some variant can be bought now: asked live, never kept. Asked of one product after the other, which an
 * "exists" would not promise: the database may look through all stock there is instead.
 */
export const isAvailable = sql`coalesce((select true from ${variants} join ${stock} on ${stock.variantId} = ${variants.id}
  where ${variants.productId} = ${productListings.productId} and ${variants.archivedAt} is null and ${stock.onHand} > ${stock.reserved} limit 1), false)`;

export const optionCodeOf = (value: string): string => value.slice(0, value.indexOf(":"));

/** Chosen option values, by their option. */
export function optionGroups(values: readonly string[] = []): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const value of values) groups.set(optionCodeOf(value), [...(groups.get(optionCodeOf(value)) ?? []), value]);
  return groups;
}

/** Whether a product stands on the shelf of a collection, or was taken into one by hand or by its rule. */
function isIn(handles: readonly string[]): SQL | undefined {
  const [only, ...others] = handles;
  const isMeant = inArray(collections.handle, [...handles]);
  const ids = sql`(select ${collections.id} from ${collections} where ${isMeant})`;
  const id = sql`(select ${collections.id} from ${collections} where ${collections.handle} = ${only})`;
  // Two indexed columns and a list that is read once: the database joins both indexes rather than read every product.
  const taken = sql`${productListings.productId} = any(array(select ${collectionProducts.productId}
    from ${collectionProducts} join ${collections} on ${collections.id} = ${collectionProducts.collectionId}
    where ${isMeant}))`;
  return or(
    others.length > 0 ? inArray(productListings.collectionId, ids) : eq(productListings.collectionId, id),
    taken,
  );
}

/** One condition for each kind of filter, so that the counts of a kind can be made without its own. */
export function conditionsOf({ collection, option, tag, min, max, available }: ListingFilters): Map<string, SQL> {
  const found = new Map<string, SQL>();
  const put = (kind: string, condition: SQL | undefined) => condition && found.set(kind, condition);
  if (collection) put("collection", isIn(collection));
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

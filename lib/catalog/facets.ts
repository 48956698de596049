import { asc, inArray, type SQL, sql } from "drizzle-orm";
import type { Locale, LocalText } from "@/lib/core/locale";
import type { Context } from "@/lib/db/context";
import { collectionProducts, collections, productListings, products } from "@/lib/db/schema/catalog";
import type { FacetValue, ProductFacets } from "./contract";
import { allOf, conditionsOf, isAvailable, type ListingFilters, optionCodeOf, optionGroups } from "./listing-filters";
import { MOST_COUNTED } from "./listings";
import TAG_NAMES from "./tag-names.json";

/** One value as it was counted; `size` is how many products were looked at, `sample` one that has it. */
type Counted = { kind: string; value: string | null; count: number; size: number; sample: string | null };

type Counting = { conditions: Map<string, SQL>; codes: string[] };

const columns = sql`${productListings.productId}, ${productListings.collectionId}, ${productListings.tags},
  ${productListings.optionValues}, ${productListings.minAmount}`;

/** The products that everything chosen leaves, not one more than are counted. */
const everythingOf = ({ conditions }: Counting) => sql`(select ${columns} from ${productListings}
  where ${allOf(conditions) ?? sql`true`} limit ${MOST_COUNTED + 1})`;

/** Those and the products that only one kind's choice keeps out: looking up whether something is there takes longest. */
const withoutOf = ({ conditions }: Counting, kind: string, condition: SQL) => sql`(select * from everything union all
  (select ${columns} from ${productListings} where ${allOf(conditions, kind) ?? sql`true`} and (${condition}) is not true
  limit greatest(0, ${MOST_COUNTED + 1} - (select count(*) from everything))))`;

const counted = (kind: string, set: SQL, value: SQL) => sql`
  select ${kind}::text as kind, ${value} as value, count(*)::int as count, (select count(*) from ${set})::int as size,
    min(s.product_id::text) as sample`;

/** Names of the sets in the statement: those that leave out a chosen kind are sets of their own. */
function nameOf({ conditions }: Counting, kind: string): SQL {
  return conditions.has(kind) ? sql.identifier(`without ${kind}`).getSQL() : sql`everything`;
}

function statementOf(counting: Counting): SQL {
  const { conditions, codes } = counting;
  const sets = [
    sql`everything as materialized ${everythingOf(counting)}`,
    ...[...conditions]
      .filter(([kind]) => kind !== "available")
      .map(
        ([kind, condition]) => sql`${nameOf(counting, kind)} as materialized ${withoutOf(counting, kind, condition)}`,
      ),
  ];
  const setOf = (kind: string) => nameOf(counting, kind);
  const all = setOf("");
  const isChosenOption = sql`split_part(o, ':', 1) = any(${sql.param(codes)}::text[])`;
  const parts = [
    sql`${counted("total", all, sql`null::text`)} from ${all} s`,
    sql`${counted("collection", setOf("collection"), sql`c.id::text`)} from ${setOf("collection")} s
      cross join lateral (select s.collection_id as id union all
        select cp.collection_id from ${collectionProducts} cp where cp.product_id = s.product_id) c group by 2`,
    sql`${counted("tag", setOf("tag"), sql`t`)} from ${setOf("tag")} s, unnest(s.tags) t group by 2`,
    sql`${counted("option", all, sql`o`)} from ${all} s, unnest(s.option_values) o where not ${isChosenOption} group by 2`,
    ...codes.map((code) => {
      const set = setOf(`option ${code}`);
      return sql`${counted("option", set, sql`o`)} from ${set} s, unnest(s.option_values) o
        where split_part(o, ':', 1) = ${code} group by 2`;
    }),
    // Where only that was asked for, all of them are there.
    conditions.has("available")
      ? sql`${counted("available", all, sql`null::text`)} from ${all} s`
      : sql`${counted("available", all, sql`null::text`)} from ${all} s
        where (select count(*) from ${all}) <= ${MOST_COUNTED}
        and exists (select from ${productListings} where ${productListings.productId} = s.product_id and ${isAvailable})`,
    sql`select 'price', null, min(s.min_amount), (select count(*) from ${setOf("price")})::int, max(s.min_amount)::text
      from ${setOf("price")} s`,
  ];
  return sql`with ${sql.join(sets, sql`, `)} ${sql.join(parts, sql` union all `)}`;
}

type Rows = { of: (kind: string) => Counted[]; one: (kind: string) => Counted | undefined };

async function countValues({ db }: Context, filters: ListingFilters): Promise<Rows> {
  const counting = { conditions: conditionsOf(filters), codes: [...optionGroups(filters.option).keys()] };
  // Safe: the columns of the statement above.
  const answer = await db.execute(statementOf(counting));
  const { rows } = answer as { rows: Counted[] };
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  return { of, one: (kind) => of(kind)[0] };
}

const exact = ({ count, size }: Pick<Counted, "count" | "size">) => (size > MOST_COUNTED ? null : count);

/** Values that were chosen stay in sight, also where nothing is left of them. */
const withChosen = (rows: Counted[], chosen: readonly string[] = []): Counted[] => [
  ...rows,
  ...chosen
    .filter((value) => !rows.some((row) => row.value === value))
    .map((value) => ({ kind: "", value, count: 0, size: 0, sample: null })),
];

const MOST_TAGS = 24;

/**
 * What a list of products can be narrowed by, with how many each value would leave, and how many there are now.
 * Counts are exact up to 2,000 products and left out beyond; the values are then those of 2,000 of them.
 */
export async function getFacets(
  ctx: Context,
  locale: Locale,
  filters: ListingFilters = {},
): Promise<{ total: number | null; facets: ProductFacets }> {
  const { of, one } = await countValues(ctx, filters);
  const none = { count: 0, size: 0 };
  const price = one("price");
  const tags = withChosen(
    of("tag").sort((a, b) => b.count - a.count),
    filters.tag,
  );
  return {
    total: exact(one("total") ?? none),
    facets: {
      collections: await nameCollections(ctx, of("collection"), locale),
      options: await nameOptions(ctx, withChosen(of("option"), filters.option), locale),
      tags: tags
        .filter(({ value }, index) => index < MOST_TAGS || filters.tag?.includes(value ?? ""))
        .map((row) =>
          toValue(row, TAG_NAMES[(row.value ?? "") as keyof typeof TAG_NAMES] as LocalText | undefined, locale),
        ),
      price: price?.sample && price.size <= MOST_COUNTED ? priceRange(price.count, Number(price.sample)) : null,
      available: { count: exact(one("available") ?? { ...none, size: one("total")?.size ?? 0 }) },
    },
  };
}

const SATANG_PER_BAHT = 100;
const priceRange = (min: number, max: number) => ({
  min: Math.floor(min / SATANG_PER_BAHT),
  max: Math.ceil(max / SATANG_PER_BAHT),
});

const toValue = (row: Counted, name: LocalText | undefined, locale: Locale): FacetValue => ({
  value: row.value ?? "",
  label: name?.[locale] ?? row.value ?? "",
  count: exact(row),
});

/** All of them where nobody counted, else those with something left. */
async function nameCollections({ db }: Context, rows: Counted[], locale: Locale): Promise<FacetValue[]> {
  const shelves = await db
    .select({ id: collections.id, handle: collections.handle, title: collections.title })
    .from(collections)
    .orderBy(asc(collections.position));
  const size = rows[0]?.size ?? 0;
  return shelves.map(({ id, handle, title }) => {
    const count = rows.find(({ value }) => value === id)?.count ?? 0;
    return { value: handle, label: title[locale], count: exact({ count, size }) };
  });
}

type Option = ProductFacets["options"][number];

/** The values under their options, in the order in which products offer them. */
async function nameOptions({ db }: Context, rows: Counted[], locale: Locale): Promise<Option[]> {
  const samples = [...new Set(rows.flatMap(({ sample }) => sample ?? []))];
  const found =
    samples.length === 0
      ? []
      : await db.select({ options: products.options }).from(products).where(inArray(products.id, samples));
  const known = found.flatMap(({ options }) => options);
  const groups = new Map<string, Counted[]>();
  for (const row of rows) {
    const code = optionCodeOf(row.value ?? "");
    groups.set(code, [...(groups.get(code) ?? []), row]);
  }
  return [...groups]
    .map(([code, values]) => {
      const options = known.filter((option) => option.code === code);
      const names = new Map(
        options.flatMap((option) => option.values.map((value) => [`${code}:${value.code}`, value])),
      );
      return {
        code,
        label: options[0]?.label[locale] ?? code,
        products: Math.max(...values.map(({ count }) => count)),
        values: values
          .map((row) => {
            const name = names.get(row.value ?? "");
            const label = name?.label[locale] ?? (row.value ?? "").slice(code.length + 1);
            return { ...toValue(row, undefined, locale), label, ...(name?.hex === undefined ? {} : { hex: name.hex }) };
          })
          .sort((a, b) => (b.count ?? 0) - (a.count ?? 0) || a.label.localeCompare(b.label, locale, { numeric: true })),
      };
    })
    .sort((a, b) => b.products - a.products)
    .map(({ code, label, values }) => ({ code, label, values }));
}

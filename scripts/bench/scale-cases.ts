import type pg from "pg";
import { countProducts, getFacets, getProduct, listProducts, listRelated } from "@/lib/catalog";
import { encodeCursor, encodeKeys } from "@/lib/core/page";
import type { Context } from "@/lib/db/context";
import { getHashtag, listPosts, listPostsWithProduct, listPostsWithTag } from "@/lib/posts";
import { search, suggest } from "@/lib/search";

/** Something that a shopper asks the shop. */
export type Case = { name: string; run: (ctx: Context) => Promise<unknown> };

/** What there is to ask for in a database: the most frequent of everything, and something rare. */
type Known = {
  collection: string;
  options: string[];
  tag: string;
  prices: { low: number; high: number };
  frequent: string[];
  rare: string;
  hashtag: string;
  /** The product that is tagged in most posts. */
  product: { id: string; handle: string };
  cursors: { feed: string; shop: string; hashtag: string; found: string };
};

async function one<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  statement: string,
  values: unknown[] = [],
): Promise<Row> {
  const [row] = (await pool.query<Row>(statement, values)).rows;
  if (!row) throw new Error(`Nothing to measure with: ${statement}`);
  return row;
}

const mostOf = (column: string) => `select value from product_listings, unnest(${column}) value
  group by value order by count(*) desc, value`;
const WORDS = "select word from search_words where locale = 'en' and word ~ '^[a-z]{4,}$' order by documents";
/** The place in the middle of a list that runs from the newest to the oldest. */
const middleOf = (table: string, id: string, where: string) => `select ${id} as id, published_at as at from ${table}
  where ${where} order by published_at desc, ${id} desc limit 1
  offset (select count(*) / 2 from ${table} where ${where})`;

async function lookAround(pool: pg.Pool): Promise<Known> {
  type Value = { value: string };
  const { value: collection } = await one<Value>(
    pool,
    `select c.handle as value from collections c join product_listings l on l.collection_id = c.id
      group by c.handle order by count(*) desc limit 1`,
  );
  const options = (await pool.query<Value>(`${mostOf("option_values")} limit 2`)).rows.map(({ value }) => value);
  const { value: tag } = await one<Value>(pool, `${mostOf("tags")} limit 1`);
  const prices = await one<Known["prices"]>(
    pool,
    `select percentile_disc(0.4) within group (order by min_amount) as low,
      percentile_disc(0.6) within group (order by min_amount) as high from product_listings`,
  );
  const frequent = (await pool.query<{ word: string }>(`${WORDS} desc, word limit 2`)).rows.map(({ word }) => word);
  const { word: rare } = await one<{ word: string }>(pool, `${WORDS}, word limit 1`);
  const { value: hashtag } = await one<Value>(
    pool,
    "select tag as value from post_hashtags group by tag order by count(*) desc, tag limit 1",
  );
  const product = await one<Known["product"]>(
    pool,
    `select p.id, p.handle from products p join variants v on v.product_id = p.id
      join product_tags t on t.variant_id = v.id group by p.id order by count(*) desc, p.id limit 1`,
  );
  const cursors = await findPlaces(pool, hashtag);
  return { collection, options, tag, prices, frequent, rare, hashtag, product, cursors };
}

async function findPlaces(pool: pg.Pool, hashtag: string): Promise<Known["cursors"]> {
  type Place = { id: string; at: Date };
  const feed = await one<Place>(pool, middleOf("posts", "id", "status = 'published'"));
  const tagged = await one<Place>(
    pool,
    middleOf("post_hashtags", "post_id", `tag = '${hashtag.replaceAll("'", "''")}'`),
  );
  const shop = await one<{ id: string; position: number }>(
    pool,
    `select product_id as id, position from product_listings order by position, product_id limit 1
      offset (select count(*) / 2 from product_listings)`,
  );
  const found = await one<{ id: string; rank: number }>(
    pool,
    `select entity_id as id, rank from search_documents where kind = 'product' and locale = 'en'
      order by rank desc, entity_id desc limit 1
      offset (select count(*) / 2 from search_documents where kind = 'product' and locale = 'en')`,
  );
  return {
    feed: encodeCursor({ at: feed.at.toISOString(), id: feed.id }),
    hashtag: encodeCursor({ at: tagged.at.toISOString(), id: tagged.id }),
    shop: encodeKeys(["featured", shop.position, shop.id]),
    found: encodeKeys([found.rank, found.id]),
  };
}

/** Two neighbouring letters in the middle the other way round. */
function mistyped(word: string): string {
  const at = Math.floor(word.length / 2);
  return word.slice(0, at - 1) + (word[at] ?? "") + (word[at - 1] ?? "") + word.slice(at + 1);
}

const LOCALE = "en";

const shopCases = ({ collection, options, tag, prices, cursors }: Known): Case[] => {
  const [option = ""] = options;
  const filters = {
    collection: { collection: [collection] },
    option: { option: [option] },
    "two options": { option: options },
    tag: { tag: [tag] },
    price: { min: prices.low, max: prices.high },
    available: { available: "1" as const },
    everything: { collection: [collection], option: [option], tag: [tag], min: prices.low, available: "1" as const },
  };
  return [
    { name: "shop, first page", run: (ctx) => listProducts(ctx, LOCALE) },
    { name: "shop, deep page", run: (ctx) => listProducts(ctx, LOCALE, { cursor: cursors.shop }) },
    { name: "shop, counted", run: (ctx) => countProducts(ctx) },
    ...(["newest", "price-asc", "price-desc"] as const).map((sort) => ({
      name: `shop by ${sort}`,
      run: (ctx: Context) => listProducts(ctx, LOCALE, { sort }),
    })),
    ...Object.entries(filters).map(([kind, filter]) => ({
      name: `shop with ${kind}`,
      run: (ctx: Context) => listProducts(ctx, LOCALE, filter),
    })),
    {
      name: "shop with everything, by price",
      run: (ctx) => listProducts(ctx, LOCALE, { ...filters.everything, sort: "price-asc" }),
    },
    { name: "facets of the shop", run: (ctx) => getFacets(ctx, LOCALE) },
    ...Object.entries(filters).map(([kind, filter]) => ({
      name: `facets with ${kind}`,
      run: (ctx: Context) => getFacets(ctx, LOCALE, filter),
    })),
  ];
};

const searchCases = ({ frequent, rare, cursors }: Known): Case[] => {
  const [word = ""] = frequent;
  const ask = (q: string) => (ctx: Context) => search(ctx, { q, locale: LOCALE });
  return [
    { name: "search, frequent word", run: ask(word) },
    {
      name: "search, frequent word, deep page",
      run: (ctx) => search(ctx, { q: word, locale: LOCALE, kind: "product", cursor: cursors.found }),
    },
    { name: "search, rare word", run: ask(rare) },
    { name: "search, two words", run: ask(frequent.join(" ")) },
    { name: "search, frequent and rare", run: ask(`${word} ${rare}`) },
    { name: "search, mistyped", run: ask(mistyped(word)) },
    { name: "search, nothing like it", run: ask("qqxxqqxx") },
    ...[word.slice(0, 2), word, mistyped(word)].map((q, index) => ({
      name: `suggestions, ${["two letters", "a word", "mistyped"][index] ?? ""}`,
      run: (ctx: Context) => suggest(ctx, { q, locale: LOCALE }),
    })),
  ];
};

/** Everything that is measured, with what this database has. */
export async function casesOf(pool: pg.Pool): Promise<Case[]> {
  const known = await lookAround(pool);
  const { cursors, hashtag, product } = known;
  return [
    { name: "feed, first page", run: (ctx) => listPosts(ctx, LOCALE) },
    { name: "feed, deep page", run: (ctx) => listPosts(ctx, LOCALE, { cursor: cursors.feed }) },
    { name: "hashtag, head of the page", run: (ctx) => getHashtag(ctx, hashtag, LOCALE) },
    { name: "hashtag, first page", run: (ctx) => listPostsWithTag(ctx, hashtag, { locale: LOCALE }) },
    {
      name: "hashtag, deep page",
      run: (ctx) => listPostsWithTag(ctx, hashtag, { locale: LOCALE, cursor: cursors.hashtag }),
    },
    { name: "product", run: (ctx) => getProduct(ctx, product.handle, LOCALE) },
    { name: "what goes with a product", run: (ctx) => listRelated(ctx, product.handle, LOCALE) },
    { name: "posts with a product", run: (ctx) => listPostsWithProduct(ctx, product.id, LOCALE) },
    ...shopCases(known),
    ...searchCases(known),
  ];
}

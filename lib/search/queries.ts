import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { listCards, listCollections } from "@/lib/catalog";
import type { Locale } from "@/lib/core/locale";
import { decodeKeys, encodeKeys, type Page } from "@/lib/core/page";
import type { Context } from "@/lib/db/context";
import { searchDocuments, searchWords } from "@/lib/db/schema/search";
import { listPostThumbs } from "@/lib/posts";
import type { SearchAnswer, SearchQuery, Suggestions } from "./contract";
import { queryOf, stemsOf } from "./lexemes";
import { runsIn, wordsIn } from "./rules";
import { understand } from "./understand";

type Kind = "product" | "post";

const PAGE_SIZE = 12;
const MOST_RANK = 2_147_483_647;
const Place = z.tuple([z.int().min(0).max(MOST_RANK), z.uuid()]);

type Matching = { kind: Kind; locale: Locale; query: string; cursor?: string | undefined; size: number };

/** So many documents are looked through in their order before the index over words is asked. */
const WALKED = 4_000;

/**
 * Documents that have the words, first things first, paged by key: one statement. What is frequent is found on the way
 * down the order; what is not has so few documents that all of them can be gathered. The database alone, which cannot
 * know how rare a word is among these, sometimes walks to the end.
 */
async function listMatches({ db }: Context, { kind, locale, query, cursor, size }: Matching): Promise<Page<string>> {
  const after = cursor === undefined ? null : decodeKeys(cursor, Place);
  const own = sql`kind = ${kind} and locale = ${locale}
    and ${after ? sql`(rank, entity_id) < (${after[0]}::int, ${after[1]}::uuid)` : sql`true`}`;
  const wanted = size + 1;
  const answer = await db.execute(sql`
    with walked as materialized (
      select rank, entity_id from (select rank, entity_id, words from ${searchDocuments} where ${own}
        order by rank desc, entity_id desc limit ${WALKED}) d where words @@ ${query}::tsquery limit ${wanted}
    ), gathered as materialized (
      select rank, entity_id from ${searchDocuments}
      where (select count(*) from walked) < ${wanted} and ${own} and words @@ ${query}::tsquery
      -- Not the order of the index, or it would be walked again.
      order by rank + 0 desc, entity_id desc limit ${wanted}
    )
    select rank, entity_id as "entityId" from gathered
    union all select rank, entity_id from walked where (select count(*) from walked) = ${wanted}
    order by rank desc, "entityId" desc`);
  // Safe: the statement names its columns; the common type of a database says nothing.
  const { rows } = answer as { rows: { rank: number; entityId: string }[] };
  const last = rows[size - 1];
  return {
    items: rows.slice(0, size).map((row) => row.entityId),
    nextCursor: rows.length > size && last ? encodeKeys([last.rank, last.entityId]) : null,
  };
}

/** Ways to read the words, the narrowest first: in names, anywhere, and, unless all are wanted, only some of them. */
const readings = (stems: readonly string[], isExact: boolean) => {
  const wanted = stems.map((stem) => ({ stem }));
  const all = [
    { query: queryOf(wanted, "AB"), isBroad: false },
    { query: queryOf(wanted, "ABD"), isBroad: false },
  ];
  return stems.length > 1 && !isExact ? [...all, { query: queryOf(wanted, "AB", "|"), isBroad: true }] : all;
};

/** The first reading that finds something. */
async function chooseReading({ db }: Context, stems: readonly string[], { locale, exactly }: SearchQuery) {
  for (const reading of readings(stems, exactly === "1")) {
    const [found] = await db
      .select({ kind: searchDocuments.kind })
      .from(searchDocuments)
      .where(and(eq(searchDocuments.locale, locale), sql`${searchDocuments.words} @@ ${reading.query}::tsquery`))
      .limit(1);
    if (found) return reading;
  }
  return null;
}

const NOTHING: SearchAnswer = {
  mended: null,
  isBroad: false,
  products: { items: [], nextCursor: null },
  posts: { items: [], nextCursor: null },
};

/**
 * Products and posts for what somebody typed, mistyped words mended, each paged by key.
 *
 * @param asked `kind` and `cursor` for a page that follows: the other kind stays empty then.
 */
export async function search(ctx: Context, asked: SearchQuery): Promise<SearchAnswer> {
  const { locale, kind, cursor } = asked;
  const understood = await understand(ctx.db, { text: asked.q, locale, isExact: asked.exactly === "1" });
  if (understood.stems.length === 0) return NOTHING;
  const mended = understood.isMended ? understood.words.join(" ") : null;
  const reading = await chooseReading(ctx, understood.stems, asked);
  if (!reading) return { ...NOTHING, mended: null };
  const pageOf = async (which: Kind): Promise<Page<string>> =>
    kind === undefined || kind === which
      ? listMatches(ctx, {
          kind: which,
          locale,
          query: reading.query,
          cursor: kind ? cursor : undefined,
          size: PAGE_SIZE,
        })
      : { items: [], nextCursor: null };
  const [products, posts] = await Promise.all([pageOf("product"), pageOf("post")]);
  return {
    mended,
    isBroad: reading.isBroad,
    products: { ...products, items: await listCards(ctx, products.items, locale) },
    posts: { ...posts, items: await listPostThumbs(ctx, posts.items, locale) },
  };
}

const WORDS = 4;
const COLLECTIONS = 3;
const PRODUCTS = 6;
const FOR_LIKE = /[\\%_]/g;

/** What somebody who is still typing may want. */
export async function suggest(ctx: Context, { q, locale }: { q: string; locale: Locale }): Promise<Suggestions> {
  const [words, collections, products] = await Promise.all([
    completeWords(ctx, q, locale),
    matchCollections(ctx, q, locale),
    matchProducts(ctx, q, locale),
  ]);
  return { words, collections, products };
}

/** What was typed, its last word ended in the ways that most documents have. */
async function completeWords({ db }: Context, text: string, locale: Locale): Promise<string[]> {
  const runs = runsIn(text);
  const begun = runs.at(-1);
  if (begun === undefined) return [];
  const rows = await db
    .select({ word: searchWords.word })
    .from(searchWords)
    .where(and(eq(searchWords.locale, locale), sql`${searchWords.word} like ${`${begun.replace(FOR_LIKE, "\\$&")}%`}`))
    .orderBy(desc(searchWords.documents), searchWords.word)
    .limit(WORDS);
  const before = runs.slice(0, -1);
  return rows.map(({ word }) => [...before, word].join(" "));
}

async function matchCollections(ctx: Context, text: string, locale: Locale): Promise<Suggestions["collections"]> {
  const begun = runsIn(text).join(" ");
  if (begun === "") return [];
  const all = await listCollections(ctx, locale);
  const found = all.filter(({ title }) => runsIn(title).join(" ").includes(begun));
  return found.slice(0, COLLECTIONS).map(({ handle, title }) => ({ handle, title }));
}

async function matchProducts(ctx: Context, text: string, locale: Locale): Promise<Suggestions["products"]> {
  const find = async (query: string) =>
    (await listMatches(ctx, { kind: "product", locale, query, size: PRODUCTS })).items;
  const words = wordsIn(text);
  if (words.length === 0) return [];
  const stems = await stemsOf(ctx.db, words);
  const typed = words.map((word, index) => {
    const stem = stems.get(word) ?? word;
    return index === words.length - 1 ? { stem, prefix: word } : { stem };
  });
  const ids = await find(queryOf(typed, "AB"));
  if (ids.length > 0) return listCards(ctx, ids, locale);
  const { stems: meant } = await understand(ctx.db, { text, locale });
  return listCards(
    ctx,
    await find(
      queryOf(
        meant.map((stem) => ({ stem })),
        "AB",
      ),
    ),
    locale,
  );
}

import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import { listCollections } from "@/lib/catalog";
import { getContentPage } from "@/lib/content";
import { notFound } from "@/lib/core/errors";
import { DEFAULT_LOCALE } from "@/lib/core/locale";
import { CONTENT_PAGES, routes } from "@/lib/core/routes";
import type { Context } from "@/lib/db/context";
import { products } from "@/lib/db/schema/catalog";
import { posts } from "@/lib/db/schema/posts";
import { SITEMAP_KINDS, type SitemapKind, type SitemapRange } from "./contract";
import { PAGES_PER_FILE, type SitemapEntry } from "./sitemap";

type SitemapRanges = Record<SitemapKind, SitemapRange[]>;

/** Where each file begins: every so many-th id, read in one walk along the primary key. */
export async function listSitemapRanges(ctx: Context, size = PAGES_PER_FILE): Promise<SitemapRanges> {
  const [ofProducts, ofPosts] = await Promise.all([firstIds(ctx, products, size), firstIds(ctx, posts, size)]);
  return { pages: [{ from: "", before: null }], products: toRanges(ofProducts), posts: toRanges(ofPosts) };
}

async function firstIds({ db }: Context, table: typeof products | typeof posts, size: number): Promise<string[]> {
  const numbered = db
    .select({ id: table.id, place: sql<number>`row_number() over (order by ${table.id})`.as("place") })
    .from(table)
    .where(eq(table.status, "published"))
    .as("numbered");
  const rows = await db
    .select({ id: numbered.id })
    .from(numbered)
    .where(sql`(${numbered.place} - 1) % ${size} = 0`)
    .orderBy(asc(numbered.id));
  return rows.map(({ id }) => id);
}

const toRanges = (ids: string[]): SitemapRange[] =>
  ids.map((from, index) => ({ from, before: ids[index + 1] ?? null }));

const KEPT_MS = 10 * 60_000;
let kept: { until: number; ranges: Promise<SitemapRanges> } | undefined;

/** The same, at most ten minutes old: the walk touches every row, and new ones belong to the last file anyway. */
export function keptSitemapRanges(ctx: Context): Promise<SitemapRanges> {
  const now = ctx.now().getTime();
  if (!kept || kept.until < now) {
    const ranges = listSitemapRanges(ctx);
    kept = { until: now + KEPT_MS, ranges };
    ranges.catch(() => (kept = undefined));
  }
  return kept.ranges;
}

/** Paths of all files, in the order of their kinds. */
export const sitemapPaths = (ranges: SitemapRanges): string[] =>
  SITEMAP_KINDS.flatMap((kind) => ranges[kind].map((_, index) => routes.sitemap(kind, index + 1)));

/**
 * The pages of one file.
 *
 * @param file Its kind, and its number counted from 1.
 * @throws DomainError `not_found` for a file that the index does not list.
 */
export async function listSitemapEntries(
  ctx: Context,
  ranges: SitemapRanges,
  { kind, number }: { kind: SitemapKind; number: number },
): Promise<SitemapEntry[]> {
  const range = ranges[kind][number - 1];
  if (!range) throw notFound("sitemap", `${kind}-${number}`);
  return { pages: listPages, products: listProducts, posts: listPostPages }[kind](ctx, range);
}

async function listPages(ctx: Context): Promise<SitemapEntry[]> {
  const [collections, texts] = await Promise.all([
    listCollections(ctx, DEFAULT_LOCALE),
    Promise.all(CONTENT_PAGES.map((name) => getContentPage(ctx, name, DEFAULT_LOCALE))),
  ]);
  return [
    ...[routes.home, routes.shop].map((path) => ({ path, changedAt: null })),
    ...collections.map(({ handle }): SitemapEntry => ({
      path: (locale) => routes.collection(locale, handle),
      changedAt: null,
    })),
    ...texts.map(({ name, updatedOn }): SitemapEntry => ({
      path: (locale) => routes.contentPage(locale, name),
      changedAt: new Date(updatedOn),
    })),
  ];
}

const inRange = (table: typeof products | typeof posts, { from, before }: SitemapRange) =>
  and(eq(table.status, "published"), gte(table.id, from), before === null ? undefined : lt(table.id, before));

async function listProducts({ db }: Context, range: SitemapRange): Promise<SitemapEntry[]> {
  const rows = await db
    .select({ handle: products.handle, changedAt: products.createdAt })
    .from(products)
    .where(inRange(products, range))
    .orderBy(asc(products.id))
    .limit(PAGES_PER_FILE);
  return rows.map(({ handle, changedAt }) => ({ path: (locale) => routes.product(locale, handle), changedAt }));
}

async function listPostPages({ db }: Context, range: SitemapRange): Promise<SitemapEntry[]> {
  const rows = await db
    .select({ shortId: posts.shortId, changedAt: posts.publishedAt })
    .from(posts)
    .where(inRange(posts, range))
    .orderBy(asc(posts.id))
    .limit(PAGES_PER_FILE);
  return rows.map(({ shortId, changedAt }) => ({ path: (locale) => routes.post(locale, shortId), changedAt }));
}

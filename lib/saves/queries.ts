import { and, count, desc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import { HOME_CURRENCY } from "@/lib/core/money";
import { cutPage, decodeCursor, type Page } from "@/lib/core/page";
import type { Context } from "@/lib/db/context";
import { isAfter } from "@/lib/db/keyset";
import { people } from "@/lib/db/schema/accounts";
import { prices, productMedia, products, variants } from "@/lib/db/schema/catalog";
import { media } from "@/lib/db/schema/media";
import { postMedia, posts } from "@/lib/db/schema/posts";
import { saves } from "@/lib/db/schema/saves";
import { placeholderGradient } from "@/lib/media";
import type { SavedItem, SavedThings } from "./contract";

/** @throws DomainError `not_found`, also for a draft. */
export async function getShownPostId({ db }: Context, id: string): Promise<string> {
  const [post] = await db
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.id, id), eq(posts.status, "published")));
  if (!post) throw notFound("post", id);
  return post.id;
}

/** @throws DomainError `not_found`, also for a draft. */
export async function getShownProductId({ db }: Context, handle: string): Promise<string> {
  const [product] = await db
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.handle, handle), eq(products.status, "published")));
  if (!product) throw notFound("product", handle);
  return product.id;
}

export async function findProductId({ db }: Context, handle: string): Promise<string | null> {
  const [product] = await db.select({ id: products.id }).from(products).where(eq(products.handle, handle));
  return product?.id ?? null;
}

/**
 * Which of some things this device has saved; nothing for a visitor.
 *
 * @param things Posts by id, products by handle; at most 50 of each.
 */
export async function listSavedThings(
  { db, actor }: Context,
  things: { posts?: readonly string[] | undefined; products?: readonly string[] | undefined },
): Promise<SavedThings> {
  if (actor.kind !== "device") return { posts: [], products: [] };
  const rows = await db
    .select({ postId: saves.postId, handle: products.handle })
    .from(saves)
    .leftJoin(products, eq(products.id, saves.productId))
    .where(
      and(
        eq(saves.deviceId, actor.deviceId),
        or(inArray(saves.postId, [...(things.posts ?? [])]), inArray(products.handle, [...(things.products ?? [])])),
      ),
    );
  return {
    posts: rows.flatMap(({ postId }) => postId ?? []),
    products: rows.flatMap(({ handle }) => handle ?? []),
  };
}

/**
 * What this device saved and is still shown, newest first: one statement, paged by key.
 *
 * @param options `cursor` of the page before; `size` things a page, 24 by default.
 */
export async function listSaves(
  { db, actor }: Context,
  locale: Locale,
  { cursor, size = 24 }: { cursor?: string | undefined; size?: number } = {},
): Promise<Page<SavedItem>> {
  if (actor.kind !== "device") return { items: [], nextCursor: null };
  const after = cursor === undefined ? null : decodeCursor(cursor);
  const offer = offerOfProduct(db);
  const rows = await db
    .select({
      id: saves.id,
      savedAt: saves.createdAt,
      post: { id: posts.id, shortId: posts.shortId },
      author: people.name,
      product: { handle: products.handle, title: products.title },
      offer: { lowest: offer.lowest, highest: offer.highest, compareAt: offer.compareAt },
      picture: { key: media.key, width: media.width, height: media.height },
      thumbhash: media.thumbhash,
      alt: media.alt,
    })
    .from(saves)
    .leftJoin(posts, SHOWN_POST)
    .leftJoin(people, eq(people.id, posts.authorId))
    .leftJoin(products, SHOWN_PRODUCT)
    .leftJoinLateral(offer, sql`true`)
    .innerJoin(media, eq(media.id, COVER))
    .where(
      and(
        eq(saves.deviceId, actor.deviceId),
        or(isNotNull(posts.id), isNotNull(offer.lowest)),
        after ? isAfter(KEY, after) : undefined,
      ),
    )
    .orderBy(desc(saves.createdAt), desc(saves.id))
    .limit(size + 1);
  const page = cutPage(rows, size, (row) => ({ at: row.savedAt.toISOString(), id: row.id }));
  return { items: page.items.map((row) => toItem(row, locale)), nextCursor: page.nextCursor };
}

/** How many things `listSaves` has of this device, on all its pages together. */
export async function countSaves({ db, actor }: Context): Promise<number> {
  if (actor.kind !== "device") return 0;
  const offer = offerOfProduct(db);
  const [row] = await db
    .select({ count: count() })
    .from(saves)
    .leftJoin(posts, SHOWN_POST)
    .leftJoin(products, SHOWN_PRODUCT)
    .leftJoinLateral(offer, sql`true`)
    .innerJoin(media, eq(media.id, COVER))
    .where(and(eq(saves.deviceId, actor.deviceId), or(isNotNull(posts.id), isNotNull(offer.lowest))));
  return row?.count ?? 0;
}

const SHOWN_POST = and(eq(posts.id, saves.postId), eq(posts.status, "published"));
const SHOWN_PRODUCT = and(eq(products.id, saves.productId), eq(products.status, "published"));

/** The first picture of the post or of the product. */
const COVER = sql`coalesce(
  (select ${postMedia.mediaId} from ${postMedia} where ${postMedia.postId} = ${posts.id}
    order by ${postMedia.position} limit 1),
  (select ${productMedia.mediaId} from ${productMedia} where ${productMedia.productId} = ${products.id}
    order by ${productMedia.position} limit 1))`;

/** Lowest and highest price of the row's product; null for one without a price. */
const offerOfProduct = (db: Context["db"]) =>
  db
    .select({
      lowest: sql<number | null>`min(${prices.amount})`.as("lowest"),
      highest: sql<number | null>`max(${prices.amount})`.as("highest"),
      compareAt: sql<number | null>`(array_agg(${prices.compareAtAmount} order by ${prices.amount}))[1]`.as(
        "compare_at",
      ),
    })
    .from(variants)
    .innerJoin(prices, and(eq(prices.variantId, variants.id), eq(prices.currency, HOME_CURRENCY)))
    .where(and(eq(variants.productId, products.id), isNull(variants.archivedAt)))
    .as("offer");

const KEY = { at: saves.createdAt, id: saves.id };

type SaveRow = {
  post: { id: string; shortId: string } | null;
  author: string | null;
  product: { handle: string; title: Record<Locale, string> | null } | null;
  offer: { lowest: number | null; highest: number | null; compareAt: number | null } | null;
  picture: { key: string; width: number; height: number };
  thumbhash: string;
  alt: Record<Locale, string>;
};

const money = (amount: number) => ({ amount, currency: HOME_CURRENCY });

function toItem({ post, product, offer, thumbhash, alt, ...row }: SaveRow, locale: Locale): SavedItem {
  const picture = { ...row.picture, alt: alt[locale], placeholder: placeholderGradient(thumbhash) };
  if (post) return { kind: "post", post: { ...post, author: row.author ?? "", picture } };
  const { handle = "", title } = product ?? {};
  return { kind: "product", product: { handle, title: title?.[locale] ?? "", ...toPrice(offer), picture } };
}

function toPrice(offer: SaveRow["offer"]) {
  const { lowest, highest, compareAt } = { ...NO_OFFER, ...offer };
  const least = lowest ?? 0;
  return {
    price: money(least),
    compareAtPrice: compareAt === null ? null : money(compareAt),
    isFrom: (highest ?? least) > least,
  };
}

const NO_OFFER = { lowest: null, highest: null, compareAt: null };

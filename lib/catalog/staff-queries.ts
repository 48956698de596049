import { and, asc, desc, eq, inArray, isNotNull, ne, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { notFound } from "@/lib/core/errors";
import { HOME_CURRENCY } from "@/lib/core/money";
import { decodeKeys, encodeKeys } from "@/lib/core/page";
import { type Context, requireRole } from "@/lib/db/context";
import { collectionProducts, collections, prices, productMedia, products, variants } from "@/lib/db/schema/catalog";
import { stock } from "@/lib/db/schema/inventory";
import { media } from "@/lib/db/schema/media";
import { placeholderGradient } from "@/lib/media";
import { choiceText } from "./rules";
import type { StaffProduct, StaffProductCard, StaffProductPage, StaffProductSort, StaffProductsQuery } from "./staff-contract"; // prettier-ignore
import { findDraft, listVariantDrafts } from "./product-drafts";

const PAGE_SIZE = 50;
const LOW_BELOW = 5;
const FOR_LIKE = /[\\%_]/g;

const title = { th: sql<string>`(${products.title} ->> 'th')`, en: sql<string>`(${products.title} ->> 'en')` };

type Order = { key: SQL; type: SQL; isDown: boolean; at: (row: Row) => string };

const INSTANT = sql`timestamptz`;
const ORDERS: Record<StaffProductSort, Order> = {
  updated: { key: sql`${products.updatedAt}`, type: INSTANT, isDown: true, at: (row) => row.updatedAt.toISOString() },
  newest: { key: sql`${products.createdAt}`, type: INSTANT, isDown: true, at: (row) => row.createdAt.toISOString() },
  "title-th": { key: title.th, type: sql`text`, isDown: false, at: (row) => row.title.th },
  "title-en": { key: title.en, type: sql`text`, isDown: false, at: (row) => row.title.en },
};

/** Which order, where the last product stands in it, and its id. */
const Place = z.tuple([z.string(), z.string().max(300), z.uuid()]);
const Instant = z.iso.datetime({ offset: true });

function isBehind(sort: StaffProductSort, cursor: string | undefined): SQL | undefined {
  const place = cursor === undefined ? null : decodeKeys(cursor, Place);
  if (place?.[0] !== sort) return undefined;
  const [, key, id] = place;
  const order = ORDERS[sort];
  if (order.isDown && !Instant.safeParse(key).success) return undefined;
  const sign = order.isDown ? sql`<` : sql`>`;
  return sql`(${order.key}, ${products.id}) ${sign} (${key}::${order.type}, ${id}::uuid)`;
}

const live = sql`from ${variants} v left join ${stock} s on s.variant_id = v.id
  where v.product_id = ${products.id} and v.archived_at is null`;
const left = sql`coalesce(s.on_hand - s.reserved, 0)`;

const isBlank = (text: SQL) => sql`'' in (trim(${text} ->> 'th'), trim(${text} ->> 'en'))`;
/** What need not be said at all, but if so, then in every language. */
const isHalf = (text: SQL) => sql`(trim(${text} ->> 'th') = '') <> (trim(${text} ->> 'en') = '')`;
const { description, materials, care } = products;
const lacksTranslation = sql<boolean>`(${isBlank(sql`${products.title}`)} or ${isBlank(sql`${description}`)}
  or ${isHalf(sql`${materials}`)} or ${isHalf(sql`${care}`)})`;
const lacksPicture = sql<boolean>`not exists (select from ${productMedia} pm where pm.product_id = ${products.id})`;

const MISSING = { translation: lacksTranslation, picture: lacksPicture };
const STOCK = {
  in: sql`exists (select ${live} and ${left} > 0)`,
  low: sql`exists (select ${live} and ${left} < ${LOW_BELOW})`,
  out: sql`not exists (select ${live} and ${left} > 0)`,
};

function holds(q: string): SQL {
  const like = `%${q.normalize("NFC").replaceAll(FOR_LIKE, String.raw`\$&`)}%`;
  return sql`(${title.th} ilike ${like} or ${title.en} ilike ${like} or ${products.handle} ilike ${like}
    or exists (select from ${variants} v where v.product_id = ${products.id} and (v.sku ilike ${like} or v.gtin = ${q})))`;
}

function standsIn(handle: string): SQL {
  const id = sql`(select ${collections.id} from ${collections} where ${collections.handle} = ${handle})`;
  return sql`(${products.collectionId} = ${id} or exists (select from ${collectionProducts} cp
    where cp.product_id = ${products.id} and cp.collection_id = ${id}))`;
}

const filtersOf = ({ q, status, collection, stock: has, missing }: StaffProductsQuery) =>
  and(
    status === undefined ? ne(products.status, "archived") : eq(products.status, status),
    q === undefined || q === "" ? undefined : holds(q),
    collection === undefined ? undefined : standsIn(collection),
    has === undefined ? undefined : STOCK[has],
    missing === undefined ? undefined : MISSING[missing],
  );

const priceOf = (pick: "min" | "max") => sql<number | null>`(select ${sql.raw(pick)}(pr.amount) from ${variants} v
  join ${prices} pr on pr.variant_id = v.id and pr.currency = ${HOME_CURRENCY}
  where v.product_id = ${products.id} and v.archived_at is null)`;

/**
 * Products of every state for staff: one statement, paged by key. First cut, then looked up: however many there are, only
 * the rows of the page are asked for stock, prices and pictures.
 *
 * @param asked Filters, all of which must hold, the order, and the cursor of the page before.
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function listStaffProducts(ctx: Context, asked: StaffProductsQuery): Promise<StaffProductPage> {
  requireRole(ctx.actor, "manager");
  const { key, isDown, at } = ORDERS[asked.sort];
  const direction = isDown ? desc : asc;
  const cut = ctx.db
    .select({ id: products.id })
    .from(products)
    .where(and(filtersOf(asked), isBehind(asked.sort, asked.cursor)))
    .orderBy(direction(key), direction(products.id))
    .limit(PAGE_SIZE + 1)
    .as("cut");
  const cover = sql`(select pm.media_id from ${productMedia} pm where pm.product_id = ${products.id}
    order by pm.position limit 1)`;
  const { id, handle, status, version, updatedAt, tags } = products;
  const rows = await ctx.db
    .select({
      ...{ id, handle, status, version, updatedAt, tags, lacksTranslation, lacksPicture },
      title: products.title,
      collection: collections.title,
      createdAt: products.createdAt,
      lowest: priceOf("min"),
      highest: priceOf("max"),
      variantCount: sql`(select count(*) ${live})`.mapWith(Number),
      available: sql`(select coalesce(sum(${left}), 0) ${live})`.mapWith(Number),
      key: media.key,
      thumbhash: media.thumbhash,
    })
    .from(cut)
    .innerJoin(products, eq(products.id, cut.id))
    .innerJoin(collections, eq(collections.id, products.collectionId))
    .leftJoin(media, eq(media.id, cover))
    .orderBy(direction(key), direction(products.id));
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return {
    items: shown.map(toCard),
    nextCursor: rows.length > PAGE_SIZE && last ? encodeKeys([asked.sort, at(last), last.id]) : null,
  };
}

type Row = Omit<StaffProductCard, "updatedAt" | "picture" | "price"> & {
  updatedAt: Date;
  createdAt: Date;
  lowest: number | null;
  highest: number | null;
  key: string | null;
  thumbhash: string | null;
};

const moneyOf = (amount: number) => ({ amount, currency: HOME_CURRENCY });

const toCard = ({ lowest, highest, key, thumbhash, updatedAt, ...row }: Row): StaffProductCard => ({
  ...{ id: row.id, handle: row.handle, title: row.title, status: row.status, version: row.version, tags: row.tags },
  ...{ collection: row.collection, variantCount: row.variantCount, available: row.available },
  ...{ lacksTranslation: row.lacksTranslation, lacksPicture: row.lacksPicture },
  updatedAt: updatedAt.toISOString(),
  picture: key === null ? null : { key, placeholder: placeholderGradient(thumbhash ?? "") },
  price: lowest === null ? null : { from: moneyOf(lowest), to: moneyOf(highest ?? lowest) },
});

/**
 * A product of any state with all that its editor needs.
 *
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function getStaffProduct(ctx: Context, productId: string): Promise<StaffProduct> {
  requireRole(ctx.actor, "manager");
  const { db } = ctx;
  const [row] = await db
    .select({ id: products.id, version: products.version, updatedAt: products.updatedAt, options: products.options })
    .from(products)
    .where(eq(products.id, productId));
  const draft = row && (await findDraft(db, productId));
  if (!draft) throw notFound("product", productId);
  const shelves = await listShelves(ctx, productId);
  const members = await db
    .select({ id: collections.id })
    .from(collectionProducts)
    .innerJoin(collections, eq(collections.id, collectionProducts.collectionId))
    .where(and(eq(collectionProducts.productId, productId), isNotNull(collections.rule)));
  return {
    id: row.id,
    version: row.version,
    updatedAt: row.updatedAt.toISOString(),
    draft,
    media: await getPictures(ctx, draft.pictures.map(({ mediaId }) => mediaId)), // prettier-ignore
    stock: Object.fromEntries(shelves.map(({ id, onHand, reserved }) => [id, { onHand, reserved }])),
    archived: ((await listVariantDrafts(db, [productId], "archived")).get(productId) ?? []).map((variant) => ({
      variant,
      choice: choiceText(row.options, variant.optionValues),
    })),
    byRule: members.map(({ id }) => id),
  };
}

async function listShelves({ db }: Context, productId: string) {
  const { id, position } = variants;
  const rows = await db
    .select({ id, onHand: stock.onHand, reserved: stock.reserved })
    .from(variants)
    .leftJoin(stock, eq(stock.variantId, variants.id))
    .where(eq(variants.productId, productId))
    .orderBy(asc(position));
  return rows.map((row) => ({ ...row, onHand: row.onHand ?? 0, reserved: row.reserved ?? 0 }));
}

async function getPictures({ db }: Context, mediaIds: readonly string[]): Promise<StaffProduct["media"]> {
  if (mediaIds.length === 0) return {};
  const { id, key, width, height, thumbhash } = media;
  const rows = await db
    .select({ id, key, width, height, thumbhash })
    .from(media)
    .where(inArray(media.id, [...mediaIds]));
  return Object.fromEntries(
    rows.map(({ id: mediaId, thumbhash: hash, ...row }) => [
      mediaId,
      { ...row, placeholder: placeholderGradient(hash) },
    ]),
  );
}

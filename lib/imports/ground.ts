import { and, eq, inArray, notInArray } from "drizzle-orm";
import { listDrafts } from "@/lib/catalog";
import type { Database } from "@/lib/db/context";
import { products, variants } from "@/lib/db/schema/catalog";
import { importPictures, imports } from "@/lib/db/schema/imports";
import { media } from "@/lib/db/schema/media";
import { env } from "@/lib/env/server";
import type { Field, Mapping } from "./fields";
import type { ImportedProduct } from "./imported";
import { type Ground, pictureKey } from "./judge";
import { shelvesByName } from "./shelves";
import type { ImportSettings } from "@/lib/db/schema/imports";

type File = { mapping: Mapping; settings: ImportSettings };

/** What the shop has of what some products of a file name. */
export async function groundOf(
  db: Database,
  some: readonly ImportedProduct[],
  { mapping, settings }: File,
): Promise<Ground> {
  const handles = some.map(({ handle }) => handle);
  const found = await db.select({ id: products.id }).from(products).where(inArray(products.handle, handles));
  const drafts = await listDrafts(db, found.map(({ id }) => id)); // prettier-ignore
  const skus = some.flatMap((product) => product.variants.flatMap(({ sku }) => sku ?? []));
  const owners = await db
    .select({ sku: variants.sku, productId: variants.productId })
    .from(variants)
    .where(inArray(variants.sku, skus));
  return {
    settings,
    collections: await shelvesByName(db),
    columnOf: (field: Field) => Object.keys(mapping).find((column) => mapping[column] === field) ?? "",
    products: new Map(drafts.map((product) => [product.draft.handle, product])),
    skuOwners: new Map(owners.map(({ sku, productId }) => [sku, productId])),
    ownPictures: await ownPictures(db, some),
    seenPictures: await seenPictures(db, drafts.map(({ id }) => id)), // prettier-ignore
  };
}

const KEY = /^\/media\/([\w-]+)-\d{2,4}\.webp$/;

/** Pictures that a file names by this shop's own address: they are here already. */
async function ownPictures(db: Database, some: readonly ImportedProduct[]): Promise<Map<string, string>> {
  const urls = some.flatMap(({ pictures, variants: all }) => [
    ...pictures.map(({ url }) => url),
    ...all.flatMap(({ pictureUrl }) => pictureUrl ?? []),
  ]);
  const keys = new Map(
    urls.flatMap((url): [string, string][] => {
      const { origin, pathname } = new URL(url);
      const key = origin === env.SITE_URL ? KEY.exec(pathname)?.[1] : undefined;
      return key === undefined ? [] : [[url, key]];
    }),
  );
  if (keys.size === 0) return new Map();
  const rows = await db
    .select({ id: media.id, key: media.key })
    .from(media)
    .where(inArray(media.key, [...keys.values()]));
  const ids = new Map(rows.map(({ id, key }) => [key, id]));
  return new Map(
    [...keys].flatMap(([url, key]): [string, string][] => (ids.has(key) ? [[url, ids.get(key) ?? ""]] : [])),
  );
}

/** Pictures that some import fetched or is to fetch; one that could not be had may be tried again. */
async function seenPictures(db: Database, productIds: readonly string[]): Promise<Set<string>> {
  if (productIds.length === 0) return new Set();
  const rows = await db
    .select({ productId: importPictures.productId, url: importPictures.url })
    .from(importPictures)
    .innerJoin(imports, eq(imports.id, importPictures.importId))
    .where(and(inArray(importPictures.productId, [...productIds]), notInArray(imports.state, ["undoing", "undone"])));
  return new Set(rows.map(({ productId, url }) => pictureKey(productId, url)));
}

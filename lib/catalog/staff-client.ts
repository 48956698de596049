import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type {
  BulkAnswer,
  BulkInput,
  BulkUndoInput,
  CollectionDraft,
  CollectionOrder,
  ProductDraft,
  StaffCollection,
  StaffCollections,
  StaffProduct,
  StaffProductPage,
} from "./staff-contract";

export type {
  BulkAnswer,
  BulkChange,
  BulkInput,
  BulkOutcome,
  BulkUndoInput,
  CollectionDraft,
  ProductDraft,
  ProductStatus,
  StaffCollection,
  StaffCollectionCard,
  StaffProduct,
  StaffProductCard,
} from "./staff-contract";

const PRODUCTS = "/api/studio/products";
const COLLECTIONS = "/api/studio/collections";

/**
 * Products of every state, a page at a time.
 *
 * @param filter Query string as the route takes it.
 */
export const staffProductsQuery = (filter: string) =>
  infiniteQueryOptions({
    queryKey: ["studio", "products", filter],
    queryFn: ({ pageParam, signal }) =>
      getJson<StaffProductPage>(`${PRODUCTS}?${filter}${pageParam === null ? "" : `&cursor=${pageParam}`}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const readProduct = (id: string): Promise<StaffProduct> => getJson<StaffProduct>(`${PRODUCTS}/${id}`);

export const makeProduct = (draft: ProductDraft): Promise<StaffProduct> =>
  sendJson<StaffProduct>("POST", PRODUCTS, { body: draft });

/** @param version The one that was edited. */
export const saveProduct = (id: string, version: number, draft: ProductDraft): Promise<StaffProduct> =>
  sendJson<StaffProduct>("PUT", `${PRODUCTS}/${id}`, { body: { ...draft, version } });

export const actOnProduct = (act: "archive" | "restore", id: string, version: number): Promise<StaffProduct> =>
  sendJson<StaffProduct>("POST", `${PRODUCTS}/${id}/${act}`, { body: { version } });

export const editProducts = (input: BulkInput): Promise<BulkAnswer> =>
  sendJson<BulkAnswer>("POST", `${PRODUCTS}/bulk`, { body: input });

export const undoEdit = (undo: BulkUndoInput): Promise<BulkAnswer> =>
  sendJson<BulkAnswer>("POST", `${PRODUCTS}/bulk/undo`, { body: undo });

/** All collections in the shop's order. */
export const staffCollectionsQuery = queryOptions({
  queryKey: ["studio", "collections"],
  queryFn: ({ signal }) => getJson<StaffCollections>(COLLECTIONS, signal),
});

export const readCollection = (id: string): Promise<StaffCollection> =>
  getJson<StaffCollection>(`${COLLECTIONS}/${id}`);

export const makeCollection = (draft: CollectionDraft): Promise<StaffCollection> =>
  sendJson<StaffCollection>("POST", COLLECTIONS, { body: draft });

/** @param version The one that was edited. */
export const saveCollection = (id: string, version: number, draft: CollectionDraft): Promise<StaffCollection> =>
  sendJson<StaffCollection>("PUT", `${COLLECTIONS}/${id}`, { body: { ...draft, version } });

export const deleteCollection = (id: string, version: number): Promise<void> =>
  sendJson<undefined>("DELETE", `${COLLECTIONS}/${id}`, { body: { version } });

export const orderCollections = (order: CollectionOrder["collections"]): Promise<StaffCollections> =>
  sendJson<StaffCollections>("PUT", `${COLLECTIONS}/order`, { body: { collections: order } });

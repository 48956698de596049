import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import { getJson, sendJson } from "@/lib/http/api-client";
import { createChanges } from "@/lib/http/changes";
import { changeMarks } from "@/lib/posts/client";
import type { SavedThings, SavesCount, SavesPage, SaveState } from "./contract";

/** What can be saved: a post by its id, a product by its handle. */
export type Thing = { kind: "post"; id: string } | { kind: "product"; handle: string };

const productChanges = createChanges<SaveState>();
/** Resolves when every change so far has its answer: what was read before would show a tap undone. */
let answered: Promise<unknown> = Promise.resolve();

const savedProductKey = (handle: string) => ["saved-product", handle];

/** Whether a product is saved; posts know it from their likes. */
export const savedProductQuery = (handle: string) =>
  queryOptions({
    queryKey: savedProductKey(handle),
    queryFn: async ({ signal }) => {
      await answered;
      return (await getJson<SavedThings>(`/api/saves/state?products=${handle}`, signal)).products.includes(handle);
    },
    staleTime: 60_000,
  });

/**
 * A page of what this device saved.
 *
 * @param cursor Where the page before ended; null for the first.
 */
export const savesQuery = (locale: Locale, cursor: string | null) =>
  queryOptions({
    queryKey: ["saves", locale, cursor],
    queryFn: async ({ signal }) => {
      await answered;
      const from = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      return getJson<SavesPage>(`/api/saves?locale=${locale}${from}`, signal);
    },
    // Read once a visit: what is taken out keeps its place, and its way back, until the page is left.
    staleTime: Infinity,
    gcTime: 0,
  });

/** How much is saved. */
export const savesCountQuery = queryOptions({
  queryKey: ["saves-count"],
  queryFn: async ({ signal }) => {
    await answered;
    return getJson<SavesCount>("/api/saves/count", signal);
  },
  staleTime: 0,
});

/** Saves a thing or lets go of it. Shown at once; rejects after showing the old state again. */
export function setSaved(client: QueryClient, thing: Thing, isSaved: boolean): Promise<void> {
  // One after the other: two on the way at once may arrive in either order, and the last press must stand.
  const send = sendAfter(answered, isSaved);
  const saving = thing.kind === "post" ? savePost(client, thing.id, send) : saveProduct(client, thing.handle, send);
  answered = Promise.allSettled([answered, saving]);
  return saving;
}

const sendAfter = (earlier: Promise<unknown>, isSaved: boolean) => (path: string) => ({
  before: { isSaved: !isSaved },
  guess: () => ({ isSaved }),
  send: async () => {
    await earlier;
    return sendJson<SaveState>(isSaved ? "PUT" : "DELETE", `/api/${path}/save`);
  },
});

type Send = ReturnType<typeof sendAfter>;

const savePost = (client: QueryClient, id: string, send: Send) => changeMarks(client, id, send(`posts/${id}`));

function saveProduct(client: QueryClient, handle: string, send: Send): Promise<void> {
  const queryKey = savedProductKey(handle);
  void client.cancelQueries({ queryKey });
  return productChanges.make(handle, {
    ...send(`products/${handle}`),
    show: (state) => client.setQueryData(queryKey, state?.isSaved),
  });
}

import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import { getJson, sendJson } from "@/lib/http/api-client";
import { createChanges } from "@/lib/http/changes";
import { changeMarks } from "@/lib/posts/client";
import type { SavedThings, SavesCount, SavesPage, SaveState } from "./contract";

/** What can be saved: a post by its id, a product by its handle. */
export type Thing = { kind: "post"; id: string } | { kind: "product"; handle: string };

const productChanges = createChanges<SaveState>();
const savedProductKey = (handle: string) => ["saved-product", handle];

/** Whether a product is saved; posts know it from their likes. */
export const savedProductQuery = (handle: string) =>
  queryOptions({
    queryKey: savedProductKey(handle),
    queryFn: async ({ signal }) => {
      // What was read before a tap went through would take it off the screen again.
      await productChanges.settled();
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
    queryFn: ({ signal }) =>
      getJson<SavesPage>(
        `/api/saves?locale=${locale}${cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`}`,
        signal,
      ),
    staleTime: 0,
  });

/** How much is saved. */
export const savesCountQuery = queryOptions({
  queryKey: ["saves-count"],
  queryFn: ({ signal }) => getJson<SavesCount>("/api/saves/count", signal),
  staleTime: 0,
});

/** Saves a thing or lets go of it. Shown at once; rejects after showing the old state again. */
export async function setSaved(client: QueryClient, thing: Thing, isSaved: boolean): Promise<void> {
  const guess = () => ({ isSaved });
  const before = { isSaved: !isSaved };
  const path = thing.kind === "post" ? `posts/${thing.id}` : `products/${thing.handle}`;
  const send = () => sendJson<SaveState>(isSaved ? "PUT" : "DELETE", `/api/${path}/save`);
  if (thing.kind === "post") return changeMarks(client, thing.id, { before, guess, send });
  const queryKey = savedProductKey(thing.handle);
  void client.cancelQueries({ queryKey });
  await productChanges.make(thing.handle, {
    before,
    guess,
    send,
    show: (state) => client.setQueryData(queryKey, state?.isSaved),
  });
}

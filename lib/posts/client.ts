import { type QueryClient, type QueryFilters, queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import { getJson, sendJson } from "@/lib/http/api-client";
import { createChanges } from "@/lib/http/changes";
import type { LikesByPost, LikeState, Look, PostMarks, PostPage, PostThumbPage, ProductLook } from "./contract";

/**
 * The posts that follow.
 *
 * @param cursor Where the page before ended.
 */
export const feedPageQuery = (locale: Locale, cursor: string) =>
  queryOptions({
    queryKey: ["feed", locale, cursor],
    queryFn: ({ signal }) =>
      getJson<PostPage>(`/api/feed?locale=${locale}&cursor=${encodeURIComponent(cursor)}`, signal),
    staleTime: Infinity,
  });

/** More posts under a hashtag. */
export const tagPostsQuery = (tag: string, locale: Locale, cursor: string) =>
  queryOptions({
    queryKey: ["tag", tag, locale, cursor],
    queryFn: ({ signal }) =>
      getJson<PostThumbPage>(
        `/api/tags/${encodeURIComponent(tag)}/posts?locale=${locale}&cursor=${encodeURIComponent(cursor)}`,
        signal,
      ),
    staleTime: Infinity,
  });

const LIKES = "likes";
/** Count and marks as they are shown; they are not known before the likes were read. */
type ShownMarks = { [Name in keyof PostMarks]?: PostMarks[Name] | undefined };
const changes = createChanges<ShownMarks>();

/** Likes of the posts of one page and what this device has marked, asked for together. */
export const likesQuery = (postIds: readonly string[]) =>
  queryOptions({
    queryKey: [LIKES, ...postIds],
    queryFn: async ({ signal }): Promise<Record<string, ShownMarks>> => {
      // Likes that were read before a tap went through would take it off the screen again.
      await changes.settled();
      return getJson<LikesByPost>(`/api/likes?posts=${postIds.join(",")}`, signal);
    },
    staleTime: 60_000,
  });

/** What the products of a post can be had in, with live stock. */
export const lookQuery = (postId: string, locale: Locale) =>
  queryOptions({
    queryKey: ["look", postId, locale],
    queryFn: ({ signal }) => getJson<Look>(`/api/posts/${postId}/look?locale=${locale}`, signal),
    staleTime: 15_000,
  });

/** The look that a product is part of. */
export const productLookQuery = (handle: string, locale: Locale) =>
  queryOptions({
    queryKey: ["product-look", handle, locale],
    queryFn: ({ signal }) => getJson<ProductLook>(`/api/products/${handle}/look?locale=${locale}`, signal),
    staleTime: 300_000,
  });

/** Likes a post or takes the like back. Shown at once; rejects after showing the old state again. */
export async function setLike(client: QueryClient, postId: string, isLiked: boolean): Promise<void> {
  const { count, isLiked: wasLiked = false } = readMarks(client, postId) ?? {};
  if (wasLiked === isLiked) return;
  await changeMarks(client, postId, {
    before: { count, isLiked: wasLiked },
    guess: (like) => ({ count: countAfter(like, isLiked), isLiked }),
    send: () => sendJson<LikeState>(isLiked ? "PUT" : "DELETE", `/api/posts/${postId}/like`),
  });
}

type MarksChange = {
  /** The marks that change, as they are; the others are left alone. */
  before: ShownMarks;
  guess: (marks: ShownMarks) => ShownMarks;
  send: () => Promise<ShownMarks>;
};

/** Changes some of a post's marks. Shown at once, everywhere; rejects after showing the old ones again. */
export async function changeMarks(client: QueryClient, postId: string, change: MarksChange): Promise<void> {
  const places = placesOf(postId);
  // What is being read or could not be read is read again: of the posts beside it nothing is known otherwise.
  const isUnread = readMarks(client, postId)?.count === undefined || client.isFetching(places) > 0;
  void client.cancelQueries(places);
  try {
    await changes.make([postId, ...Object.keys(change.before)].join(), {
      ...change,
      guess: (marks = {}) => change.guess(marks),
      show: (marks = {}) => markPost(client, postId, marks),
    });
  } finally {
    if (isUnread) void client.invalidateQueries(places);
  }
}

function countAfter({ count, isLiked }: ShownMarks, willBeLiked: boolean): number | undefined {
  if (count === undefined || isLiked === willBeLiked) return count;
  return Math.max(0, count + (willBeLiked ? 1 : -1));
}

/** Wherever a post stands on the page, also where its likes could not be read. */
const placesOf = (postId: string): QueryFilters => ({
  predicate: ({ queryKey: [name, ...ids] }) => name === LIKES && ids.includes(postId),
});

const readMarks = (client: QueryClient, postId: string): ShownMarks | undefined =>
  client
    .getQueriesData<Record<string, ShownMarks>>(placesOf(postId))
    .map(([, likes]) => likes?.[postId])
    .find((like) => like !== undefined);

function markPost(client: QueryClient, postId: string, marks: ShownMarks): void {
  client.setQueriesData<Record<string, ShownMarks>>(placesOf(postId), (likes) => ({
    ...likes,
    [postId]: { ...likes?.[postId], ...marks },
  }));
}

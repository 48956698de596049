import { type QueryClient, type QueryFilters, queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import { getJson, sendJson } from "@/lib/http/api-client";
import { createChanges } from "@/lib/http/changes";
import type { LikesByPost, LikeState, Look, PostPage, PostThumbPage } from "./contract";

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
/** Count and heart as they are shown; the count is not known before the likes were read. */
type ShownLike = { [Name in keyof LikeState]?: LikeState[Name] | undefined };
const changes = createChanges<ShownLike>();

/** Likes of the posts of one page, asked for together. */
export const likesQuery = (postIds: readonly string[]) =>
  queryOptions({
    queryKey: [LIKES, ...postIds],
    queryFn: async ({ signal }): Promise<Record<string, ShownLike>> => {
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

/** Likes a post or takes the like back. Shown at once; rejects after showing the old state again. */
export async function setLike(client: QueryClient, postId: string, isLiked: boolean): Promise<void> {
  const places = placesOf(postId);
  const { count, isLiked: wasLiked = false } = readMarks(client, postId) ?? {};
  if (wasLiked === isLiked) return;
  // What is being read or could not be read is read again: of the posts beside it nothing is known otherwise.
  const isUnread = count === undefined || client.isFetching(places) > 0;
  void client.cancelQueries(places);
  try {
    await changes.make(postId, {
      before: { count, isLiked: wasLiked },
      guess: (like = {}) => ({ count: countAfter(like, isLiked), isLiked }),
      send: () => sendJson<LikeState>(isLiked ? "PUT" : "DELETE", `/api/posts/${postId}/like`),
      show: (like = {}) => markPost(client, postId, like),
    });
  } finally {
    if (isUnread) void client.invalidateQueries(places);
  }
}

function countAfter({ count, isLiked }: ShownLike, willBeLiked: boolean): number | undefined {
  if (count === undefined || isLiked === willBeLiked) return count;
  return Math.max(0, count + (willBeLiked ? 1 : -1));
}

/** Wherever a post stands on the page, also where its likes could not be read. */
const placesOf = (postId: string): QueryFilters => ({
  predicate: ({ queryKey: [name, ...ids] }) => name === LIKES && ids.includes(postId),
});

const readMarks = (client: QueryClient, postId: string): ShownLike | undefined =>
  client
    .getQueriesData<Record<string, ShownLike>>(placesOf(postId))
    .map(([, likes]) => likes?.[postId])
    .find((like) => like !== undefined);

function markPost(client: QueryClient, postId: string, marks: ShownLike): void {
  client.setQueriesData<Record<string, ShownLike>>(placesOf(postId), (likes) => ({
    ...likes,
    [postId]: { ...likes?.[postId], ...marks },
  }));
}

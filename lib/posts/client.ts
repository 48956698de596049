import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { LikesByPost, LikeState, Look, PostPage } from "./contract";

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

/** Likes of the posts of one page, asked for together. */
export const likesQuery = (postIds: readonly string[]) =>
  queryOptions({
    queryKey: ["likes", ...postIds],
    queryFn: ({ signal }) => getJson<LikesByPost>(`/api/likes?posts=${postIds.join(",")}`, signal),
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
  const before = readLike(client, postId);
  if (before?.isLiked === isLiked) return;
  const count = Math.max(0, (before?.count ?? 0) + (isLiked ? 1 : -1));
  writeLike(client, postId, { count, isLiked });
  try {
    writeLike(client, postId, await sendJson<LikeState>(isLiked ? "PUT" : "DELETE", `/api/posts/${postId}/like`));
  } catch (refusal) {
    if (before) writeLike(client, postId, before);
    throw refusal;
  }
}

const LIKES = { queryKey: ["likes"] };

function readLike(client: QueryClient, postId: string): LikeState | undefined {
  return client
    .getQueriesData<LikesByPost>(LIKES)
    .map(([, likes]) => likes?.[postId])
    .find((like) => like !== undefined);
}

function writeLike(client: QueryClient, postId: string, like: LikeState): void {
  client.setQueriesData<LikesByPost>(LIKES, (likes) => (likes?.[postId] ? { ...likes, [postId]: like } : likes));
}

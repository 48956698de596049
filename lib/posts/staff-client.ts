import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { PostDraft, StaffPost, StaffPostPage, Taggables } from "./staff-contract";

export type {
  PostDraft,
  PostStatus,
  StaffMedia,
  StaffPost,
  StaffPostCard,
  StaffPostPage,
  Taggable,
} from "./staff-contract";

const POSTS = "/api/studio/posts";

/**
 * Posts of every state, a page at a time.
 *
 * @param filter Query string as the route takes it.
 */
export const staffPostsQuery = (filter: string) =>
  infiniteQueryOptions({
    queryKey: ["studio", "posts", filter],
    queryFn: ({ pageParam, signal }) =>
      getJson<StaffPostPage>(`${POSTS}?${filter}${pageParam === null ? "" : `&cursor=${pageParam}`}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const readPost = (id: string): Promise<StaffPost> => getJson<StaffPost>(`${POSTS}/${id}`);

/** Variants that can be tagged, for a part of their title or SKU. */
export const taggablesQuery = (q: string) =>
  queryOptions({
    queryKey: ["studio", "taggables", q],
    queryFn: ({ signal }) => getJson<Taggables>(`/api/studio/taggables?q=${encodeURIComponent(q)}`, signal),
    staleTime: 60_000,
  });

export const startPost = (draft: PostDraft): Promise<StaffPost> => sendJson<StaffPost>("POST", POSTS, { body: draft });

/** @param version The one that was edited. */
export const savePost = (id: string, version: number, draft: PostDraft): Promise<StaffPost> =>
  sendJson<StaffPost>("PUT", `${POSTS}/${id}`, { body: { ...draft, version } });

/** What can be done with a post beside editing it. */
export type PostAct = "publish" | "unpublish" | "restore";

export const actOnPost = (act: PostAct, id: string, version: number): Promise<StaffPost> =>
  sendJson<StaffPost>("POST", `${POSTS}/${id}/${act}`, { body: { version } });

/** @param publishAt ISO 8601. */
export const schedulePost = (id: string, version: number, publishAt: string): Promise<StaffPost> =>
  sendJson<StaffPost>("POST", `${POSTS}/${id}/schedule`, { body: { version, publishAt } });

export const deletePost = (id: string, version: number): Promise<StaffPost> =>
  sendJson<StaffPost>("DELETE", `${POSTS}/${id}`, { body: { version } });

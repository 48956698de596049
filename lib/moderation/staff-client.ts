import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { Decided, DecideManyInput, QueueFigures, StaffPhoto, StaffPhotoPage, Suggestions } from "./staff-contract";

export type { Decided, DecideManyInput, QueueFigures, QueueView, StaffPhoto } from "./staff-contract";

const PHOTOS = "/api/studio/photos";

/**
 * A view of the queue, a page at a time.
 *
 * @param filter Query string as the route takes it.
 */
export const queueQuery = (filter: string) =>
  infiniteQueryOptions({
    queryKey: ["studio", "photos", filter],
    queryFn: ({ pageParam, signal }) =>
      getJson<StaffPhotoPage>(`${PHOTOS}?${filter}${pageParam === null ? "" : `&cursor=${pageParam}`}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // What was decided since is not shown again for a moment.
    gcTime: 0,
  });

export const figuresQuery = queryOptions({
  queryKey: ["studio", "photo-figures"],
  queryFn: ({ signal }) => getJson<QueueFigures>(`${PHOTOS}/figures`, signal),
});

export const suggestionsQuery = (photoId: string) =>
  queryOptions({
    queryKey: ["studio", "photo-suggestions", photoId],
    queryFn: ({ signal }) => getJson<Suggestions>(`${PHOTOS}/${photoId}/suggestions`, signal),
    staleTime: 60_000,
  });

export const staffPictureUrl = (photoId: string, width: 360 | 720): string =>
  `${PHOTOS}/${photoId}/picture?width=${String(width)}`;

export const staffClipUrl = (photoId: string): string => `${PHOTOS}/${photoId}/clip`;

export const decidePhotos = (input: DecideManyInput): Promise<Decided> =>
  sendJson<Decided>("POST", `${PHOTOS}/decisions`, { body: input });

type Tagged = { version: number; tags: { variantId: string; x: number; y: number }[]; caption: string; alt: string };

export const tagPhoto = (photoId: string, input: Tagged): Promise<StaffPhoto> =>
  sendJson<StaffPhoto>("PUT", `${PHOTOS}/${photoId}`, { body: input });

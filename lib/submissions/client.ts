import { queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import type { ReportReason } from "@/lib/core/photo-reasons";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { RightsChoice } from "@/lib/rights/contract";
import type { MyPhotos, Shareables, ShownPhotos, StartedShare, StartShareInput, SubmitShareInput } from "./contract";

export type { MyPhoto, Shareable, ShownPhoto, StartedShare, StartShareInput, SubmitShareInput } from "./contract";

export const startShare = (input: StartShareInput): Promise<StartedShare> =>
  sendJson<StartedShare>("POST", "/api/shares", { body: input });

export const submitShare = (shareId: string, input: SubmitShareInput): Promise<void> =>
  sendJson<undefined>("PUT", `/api/shares/${shareId}`, { body: input });

/**
 * What can be tagged in a photo.
 *
 * @param token Key of the order whose link led here, or null.
 */
export const shareablesQuery = (q: string, token: string | null, locale: Locale) =>
  queryOptions({
    queryKey: ["shareables", q, token, locale],
    queryFn: ({ signal }) => {
      const asked = new URLSearchParams({ q, ...(token === null ? {} : { token }) });
      return getJson<Shareables>(`/api/shareables?${asked.toString()}`, signal);
    },
    staleTime: 60_000,
  });

/** What this shopper shared, looked at again while something is on its way. */
export const myPhotosQuery = (locale: Locale) =>
  queryOptions({
    queryKey: ["my-photos", locale],
    queryFn: ({ signal }) => getJson<MyPhotos>("/api/my-photos", signal),
  });

export const ownPictureUrl = (photoId: string): string => `/api/my-photos/${photoId}/picture`;

/** A signed copy of its ledger to keep. */
export const receiptUrl = (photoId: string): string => `/api/my-photos/${photoId}/receipt`;

export const changeRights = (photoId: string, choice: RightsChoice): Promise<void> =>
  sendJson<undefined>("PUT", `/api/my-photos/${photoId}/rights`, { body: { choice } });

export const revokePhoto = (photoId: string): Promise<void> =>
  sendJson<undefined>("DELETE", `/api/my-photos/${photoId}/rights`);

export const withdrawPhoto = (photoId: string): Promise<void> =>
  sendJson<undefined>("DELETE", `/api/my-photos/${photoId}`);

export const appealPhoto = (photoId: string, text: string): Promise<void> =>
  sendJson<undefined>("POST", `/api/my-photos/${photoId}/appeal`, { body: { text } });

/** Has a code mailed with which this browser may manage the photos of an address. */
export const findPhotos = (email: string): Promise<void> =>
  sendJson<undefined>("POST", "/api/my-photos/find", { body: { email } });

/** @returns How many photos this browser may manage from now on. */
export const confirmPhotos = (code: string): Promise<{ count: number }> =>
  sendJson<{ count: number }>("POST", "/api/my-photos/find/confirm", { body: { code } });

/** Customers' photos that a product's page may show now. */
export const productPhotosQuery = (handle: string, locale: Locale) =>
  queryOptions({
    queryKey: ["product-photos", handle, locale],
    queryFn: ({ signal }) => getJson<ShownPhotos>(`/api/products/${handle}/photos?locale=${locale}`, signal),
    staleTime: 20_000,
  });

export const reportPhoto = (photoId: string, report: { reason: ReportReason; detail: string }) =>
  sendJson<{ dueAt: string }>("POST", `/api/photos/${photoId}/reports`, { body: report });

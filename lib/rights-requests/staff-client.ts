import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type {
  OpenRequestInput,
  RequestPage,
  RequestPicture,
  RequestPictureInput,
  StaffRequest,
} from "./staff-contract";

export type { OpenRequestInput, RequestCard, StaffRequest } from "./staff-contract";

const REQUESTS = "/api/studio/rights-requests";
const LOOK_AGAIN_MS = 2_000;

/**
 * Requests, the newest first, a page at a time.
 *
 * @param filter Query string as the route takes it.
 */
export const requestsQuery = (filter: string) =>
  infiniteQueryOptions({
    queryKey: ["studio", "rights-requests", filter],
    queryFn: ({ pageParam, signal }) =>
      getJson<RequestPage>(`${REQUESTS}?${filter}${pageParam === null ? "" : `&cursor=${pageParam}`}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** One request; looked at again while its picture is on its way. */
export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ["studio", "rights-request", id],
    queryFn: ({ signal }) => getJson<StaffRequest>(`${REQUESTS}/${id}`, signal),
    refetchInterval: ({ state: { data } }) => (data?.picture === "moving" ? LOOK_AGAIN_MS : false),
  });

/** Makes room for the picture. */
export const startPicture = (input: RequestPictureInput): Promise<RequestPicture> =>
  sendJson<RequestPicture>("POST", `${REQUESTS}/pictures`, { body: input });

/** @param key Idempotency-Key: the same one for a repeat of the same request, and only then. */
export const openRequest = (input: OpenRequestInput, key: string): Promise<StaffRequest> =>
  sendJson<StaffRequest>("POST", REQUESTS, { body: input, key });

/** Notes that the reminder was sent. @param version The one that was seen. */
export const noteReminder = (id: string, version: number): Promise<StaffRequest> =>
  sendJson<StaffRequest>("POST", `${REQUESTS}/${id}/reminder`, { body: { version } });

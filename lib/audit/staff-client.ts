import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Page } from "@/lib/core/page";
import { getJson } from "@/lib/http/api-client";
import type { AuditChoices, AuditEntry } from "./staff-contract";

export type { AuditAction, AuditEntity } from "./actions";
export type { AuditEntry } from "./staff-contract";

/**
 * Who changed what, newest first, a page at a time.
 *
 * @param filter Query string with `q`, `entity`, `entityId`, `personId`, `action`, `from`, `until`.
 */
export const auditQuery = (filter: string) =>
  infiniteQueryOptions({
    queryKey: ["studio", "audit", filter],
    queryFn: ({ pageParam, signal }) =>
      getJson<Page<AuditEntry>>(
        `/api/studio/audit?${filter}${pageParam === null ? "" : `&cursor=${pageParam}`}`,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** By what the history can be searched. */
export const auditChoicesQuery = queryOptions({
  queryKey: ["studio", "audit", "choices"],
  queryFn: ({ signal }) => getJson<AuditChoices>("/api/studio/audit/choices", signal),
  staleTime: 60_000,
});

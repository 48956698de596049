import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { TaskCount, TaskPage } from "./contract";

export type { Task, TaskKind } from "./contract";

const TASKS = "/api/studio/tasks";
const MINUTE_MS = 60_000;

/**
 * What waits for a person, or what was put right, a page at a time.
 *
 * @param filter Query string as the route takes it.
 */
export const tasksQuery = (filter: string) =>
  infiniteQueryOptions({
    queryKey: ["studio", "tasks", filter],
    queryFn: ({ pageParam, signal }) =>
      getJson<TaskPage>(`${TASKS}?${filter}${pageParam === null ? "" : `&cursor=${pageParam}`}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** How many things wait for a person; asked for again every minute. */
export const taskCountQuery = queryOptions({
  queryKey: ["studio", "tasks", "count"],
  queryFn: ({ signal }) => getJson<TaskCount>(`${TASKS}/count`, signal),
  refetchInterval: MINUTE_MS,
});

/** @param note What was done about it. */
export const resolveTask = (id: string, note: string): Promise<void> =>
  sendJson<undefined>("POST", `${TASKS}/${id}/resolve`, { body: { note } });

export const reopenTask = (id: string): Promise<void> => sendJson<undefined>("POST", `${TASKS}/${id}/reopen`);

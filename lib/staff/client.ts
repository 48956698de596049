import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Page } from "@/lib/core/page";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { InviteInput, Person, PersonChange, Session } from "./contract";

export type { InviteInput, Person, PersonChange, Session } from "./contract";

/** Mails a code to somebody of the shop. */
export const askToSignIn = (email: string): Promise<void> =>
  sendJson<undefined>("POST", "/api/sign-in", { body: { email } });

/** Signs this browser in with the code that was mailed. */
export const confirmSignIn = (code: string): Promise<void> =>
  sendJson<undefined>("POST", "/api/sign-in/confirm", { body: { code } });

/** The browsers at which the asker is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ["studio", "sessions"],
  queryFn: ({ signal }) => getJson<{ items: Session[] }>("/api/studio/sessions", signal),
});

export const endSession = (id: string): Promise<void> => sendJson<undefined>("DELETE", `/api/studio/sessions/${id}`);

/**
 * Everybody whom the shop knows by name, a page at a time.
 *
 * @param filter Query string with `q` and `who`.
 */
export const peopleQuery = (filter: string) =>
  infiniteQueryOptions({
    queryKey: ["studio", "people", filter],
    queryFn: ({ pageParam, signal }) =>
      getJson<Page<Person>>(`/api/studio/people?${filter}${pageParam === null ? "" : `&cursor=${pageParam}`}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const invitePerson = (input: InviteInput): Promise<{ id: string }> =>
  sendJson<{ id: string }>("POST", "/api/studio/people", { body: input });

export const changePerson = (id: string, change: PersonChange): Promise<void> =>
  sendJson<undefined>("PATCH", `/api/studio/people/${id}`, { body: change });

import { queryOptions } from "@tanstack/react-query";
import type { Locale } from "@/lib/core/locale";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { AnswerInput, RequestView } from "./contract";

export type { AnswerInput, RequestView } from "./contract";

const urlOf = (token: string): string => `/api/rights-requests/${token}`;

/** What is behind the link of a request. */
export const requestViewQuery = (token: string, locale: Locale) =>
  queryOptions({
    queryKey: ["rights-request", token, locale],
    queryFn: ({ signal }) => getJson<RequestView>(urlOf(token), signal),
  });

export const requestPictureUrl = (token: string): string => `${urlOf(token)}/picture`;

/** Proves by the code of the direct message whose account it is. */
export const proveCode = (token: string, code: string): Promise<void> =>
  sendJson<undefined>("POST", `${urlOf(token)}/code`, { body: { rightsCode: code } });

/**
 * Says yes or no.
 *
 * @param key Idempotency-Key: the same one for a repeat of the same answer, and only then.
 */
export const answerRequest = (token: string, input: AnswerInput, key: string): Promise<void> =>
  sendJson<undefined>("POST", `${urlOf(token)}/answer`, { body: input, key });

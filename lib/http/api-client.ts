import type { Problem } from "./problem";

/** Thrown in the browser for every answer that is not 2xx; `problem.type` says what to do, `detail` is for people. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

type Call = { signal?: AbortSignal; method?: string; body?: unknown; key?: string };

// A first write gives the browser its device cookie: until it is back, a second one would become another device.
let lastWrite: Promise<unknown> = Promise.resolve();

async function send<Answer>(url: string, { signal, method = "GET", body, key }: Call): Promise<Answer> {
  const response = await fetch(url, {
    method,
    signal: signal ?? null,
    headers: {
      "accept-language": document.documentElement.lang,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(key === undefined ? {} : { "idempotency-key": key }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (response.status === 204) return undefined as Answer;
  const answer: unknown = await response.json();
  if (!response.ok) throw new ProblemError(answer as Problem);
  // Safe: route tests parse every answer with its contract, so that phones need not carry the parser.
  return answer as Answer;
}

/** Reads from the shop's API. Rejects with `ProblemError`, or `TypeError` when there is no network. */
export const getJson = <Answer>(url: string, signal?: AbortSignal): Promise<Answer> =>
  send<Answer>(url, signal ? { signal } : {});

/**
 * Changes something through the shop's API; writes of one page go out one after the other.
 *
 * @param key Idempotency-Key, where the route asks for one.
 */
export function sendJson<Answer>(
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  url: string,
  call: { body?: unknown; key?: string } = {},
) {
  const write = lastWrite.then(() => send<Answer>(url, { method, ...call }));
  lastWrite = write.catch(() => undefined);
  return write;
}

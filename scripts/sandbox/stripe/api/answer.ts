import type { IncomingHttpHeaders } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import qs from "qs";
import type { ApiFault } from "../faults";
import type { RawParams } from "../wire/params";
import { invalidRequest, Refusal } from "../wire/refusal";
import { API_VERSION, type Cause, type World } from "../world";
import { assertApiVersion, assertTestKey } from "./credentials";
import { fingerprintOf, type IdempotencyKeys } from "./idempotency";
import { assertNoRemovedParams } from "./removed-params";
import { findRoute } from "./routes";

export type ApiRequest = {
  id: string;
  method: string;
  path: string;
  query: string;
  body: string;
  headers: IncomingHttpHeaders;
  fault: ApiFault | null;
};
export type ApiAnswer = { status: number; body: object; headers?: Record<string, string> };
type Desk = { world: World; keys: IdempotencyKeys };
type Keyed = { key: string; fingerprint: string };

export function refusalAnswer({ status, body }: Refusal): ApiAnswer {
  return { status, body: { error: body } };
}

function parseForm(form: string): RawParams {
  const options = { plainObjects: true, depth: 10, arrayLimit: 200, parameterLimit: 5000 } as const;
  return qs.parse(form, options);
}

function keyedOf({ method, path, body, headers }: ApiRequest): Keyed | null {
  const key = headers["idempotency-key"];
  if (method !== "POST" || typeof key !== "string" || key === "") return null;
  return { key, fingerprint: fingerprintOf(method, path, body) };
}

/** Execution has begun: from here on the answer belongs to the key, be it a success or a refusal. */
function execute({ world, keys }: Desk, keyed: Keyed | null, work: { cause: Cause; run: () => object }): ApiAnswer {
  const keep = (answer: ApiAnswer): ApiAnswer => {
    if (keyed) keys.remember(keyed, answer);
    return answer;
  };
  try {
    return world.perform(work.cause, () => {
      const result = work.run();
      return keep(result instanceof Refusal ? refusalAnswer(result) : { status: 200, body: result });
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return world.perform(work.cause, () => keep(refusalAnswer(error)));
  }
}

function failUnderKey(): never {
  throw new Refusal(500, { type: "api_error", message: "An unknown error occurred (a fault of the sandbox)." });
}

async function answerRoute(desk: Desk, request: ApiRequest): Promise<ApiAnswer> {
  const { method, path, fault } = request;
  assertTestKey(request.headers);
  assertApiVersion(request.headers);
  const raw = parseForm(method === "POST" ? request.body : request.query);
  assertNoRemovedParams(path, raw);
  const match = findRoute(method, path);
  if (!match) throw invalidRequest(`Unrecognized request URL (${method}: ${path}).`, { status: 404 });
  const keyed = keyedOf(request);
  const stored = keyed && desk.keys.recall(keyed);
  if (stored) return { status: stored.status, body: stored.body, headers: { "idempotent-replayed": "true" } };
  const run = match.route.prepare(raw, { world: desk.world, id: match.id });
  return desk.keys.holding(keyed?.key ?? null, async () => {
    if (fault?.action === "hold") await delay(fault.holdMs);
    const cause = { id: request.id, idempotency_key: keyed?.key ?? null };
    return execute(desk, keyed, { cause, run: fault?.action === "kept_500" ? failUnderKey : run });
  });
}

/** Answers one API request, always with a document: the SDK takes any other shape for a success. */
export async function answerApi(desk: Desk, request: ApiRequest): Promise<ApiAnswer> {
  const answer = await answerRoute(desk, request).catch((error: unknown) => {
    if (error instanceof Refusal) return refusalAnswer(error);
    throw error;
  });
  const key = request.headers["idempotency-key"];
  const echoed = typeof key === "string" ? { "idempotency-key": key } : {};
  return { ...answer, headers: { ...answer.headers, ...echoed, "stripe-version": API_VERSION } };
}

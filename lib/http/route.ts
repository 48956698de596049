import "server-only";
import { performance } from "node:perf_hooks";
import { z } from "zod";
import { DomainError, notFound } from "@/lib/core/errors";
import { type Locale, preferredLocale } from "@/lib/core/locale";
import { isStaffRole, type StaffRole } from "@/lib/core/roles";
import { db } from "@/lib/db/connection";
import { type Actor, type Context, requireRole } from "@/lib/db/context";
import { env } from "@/lib/env/server";
import { log } from "@/lib/log/server";
import { findDevice, findStaff, isKnownDevice, recognizeCustomer, registerDevice } from "@/lib/accounts";
import { type Body, type FileBody, readBody } from "./body";
import { crowd, openTurnstile, YIELD_MS } from "./crowd-here";
import { assertSameOrigin } from "./csrf";
import {
  deviceCookie,
  endedRememberCookies,
  endedSessionCookie,
  readDeviceToken,
  readRememberToken,
  readSessionToken,
  rememberCookies,
  sessionCookie,
  tokenOfKey,
} from "./device-cookie";
import { hashOf, onceByKey, readKey } from "./idempotency";
import { toProblem } from "./problem";
import { countRequest, type RateLimit } from "./rate-limit";
import type { Leave } from "./turnstile";

/**
 * How a route is reached. `public`: reading without cookies. `session`: cookies, so writes must come from our own
 * pages. `signature`: the caller proves itself by a signature over the body. `report`: browsers' own reports.
 */
export type RouteKind = "public" | "session" | "signature" | "report";

/**
 * Who may use a route. `device` gives an unknown browser a cookie when it writes; `customer` does that too, and finds
 * out for whom a remembered browser may act. A role of the staff lets in whoever may do as much, and tells everybody
 * else that there is nothing; the command behind it asks again.
 */
export type RoutePolicy = "anyone" | "device" | "customer" | "link-holder" | "stripe" | "worker" | StaffRole;

export type RouteContract<Params = unknown, Query = unknown, Input = unknown> = {
  summary: string;
  kind: RouteKind;
  policy: RoutePolicy;
  limit?: RateLimit;
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Input>;
  /** Largest body in bytes; 64 kB without it. */
  maxBytes?: number;
  /** Takes a file in place of JSON. */
  file?: FileBody;
  /** Shape of the answer, or its media type where it is not JSON. */
  answer: z.ZodType | string;
  status?: 200 | 201 | 204;
  /** Needs an Idempotency-Key: repeats get the first answer. */
  idempotent?: true;
  /** Cache-Control of a good answer; without it nothing is stored anywhere. */
  cache?: string;
  /**
   * A crowd may press at the same instant: a few at a time have their turn. At it, a browser that has no business here
   * yet is refused if `findRefusal` says so, before anything is written for it.
   */
  crowd?: { findRefusal(ctx: Context, input: Input): Promise<DomainError | null> };
  /** May wait a moment until a crowd has its answers. */
  yieldsToCrowd?: true;
};

type Given<Params, Query, Input> = {
  ctx: Context;
  params: Params;
  query: Query;
  body: Input;
  /** The body as it came, for signatures. */
  rawBody: string;
  /** Empty where the contract names none. */
  file: Buffer;
  request: Request;
  locale: Locale;
  /** Lets the browser act for a customer from now on, by this token; null changes nothing. */
  remember: (token: string | null) => void;
  /** Signs the browser in by this token; null signs it out. */
  signIn: (token: string | null) => void;
  /** Ends the turn of a crowd's request: what is left to do keeps nobody waiting. */
  endTurn: Leave;
  /** The Idempotency-Key; null where the contract asks for none. */
  key: string | null;
};

const noTurn: Leave = () => undefined;

type Segment = { params: Promise<unknown> };
export type RouteHandler = ((request: Request, segment: Segment) => Promise<Response>) & { contract: RouteContract };

/**
 * Makes a route handler: kind, rate limit, body, actor, then one command or query, then the answer. The only place that
 * catches. Only a request that passed everything before makes an unknown browser a device.
 *
 * @param contract What comes in, what goes out and who may; also the source of the OpenAPI document.
 * @param handle Gives the answer's data, or a whole `Response` where it is not JSON.
 */
export function route<Params = undefined, Query = undefined, Input = undefined>(
  contract: RouteContract<Params, Query, Input>,
  handle: (given: Given<Params, Query, Input>) => Promise<unknown>,
): RouteHandler {
  const turnstile = openTurnstile();
  const handler = async (request: Request, segment: Segment): Promise<Response> => {
    const started = performance.now();
    let endTurn = noTurn;
    const leaveCrowd = contract.crowd ? crowd.join() : noTurn;
    const requestId = request.headers.get("x-request-id") ?? crypto.randomUUID();
    const locale = preferredLocale(request.headers.get("accept-language"));
    const cookies: string[] = [];
    const answer = await perform()
      .catch((error: unknown) => refuse(error, { requestId, locale }))
      .finally(() => {
        endTurn();
        leaveCrowd();
      });
    for (const cookie of cookies) answer.headers.append("set-cookie", cookie);
    logAnswer(request, answer, { requestId, started });
    return answer;

    async function perform(): Promise<Response> {
      if (contract.yieldsToCrowd) await crowd.passed(YIELD_MS);
      if (isWrite(request) && contract.kind === "session") assertSameOrigin(request, env.SITE_URL);
      const staff = await findMember(request, contract);
      if (contract.limit) await countRequest(db, contract.limit, callerOf(request));
      const body = await readBody(request, contract);
      const parsed = await parse(contract, { request, segment, body });
      const keyed = contract.idempotent ? keyedOf(request, parsed.body) : null;
      // Nobody who is still sending has a turn.
      if (contract.crowd) endTurn = await turnstile.enter();
      await refuseStranger(request, contract, { keyed, requestId, input: parsed.body, endTurn });
      const actor = staff ?? (await recognize(request, contract, { keyed, cookies }));
      const ctx: Context = { db, actor, requestId, now: () => new Date() };
      const remember = (token: string | null) => void cookies.push(...(token === null ? [] : rememberCookies(token)));
      const signIn = (token: string | null) =>
        void cookies.push(token === null ? endedSessionCookie() : sessionCookie(token));
      const kept = { rawBody: body.raw, file: body.file };
      const key = keyed?.key ?? null;
      const given = { ctx, request, locale, remember, signIn, endTurn, key, ...kept, ...parsed };
      if (keyed === null) return answerWith(contract, await handle(given));
      const once = await onceByKey(db, { ...keyed, actor: idOf(actor) }, async () => {
        try {
          return { status: contract.status ?? 200, body: await handle(given) };
        } catch (error) {
          if (!(error instanceof DomainError) || isPassing(error)) throw error;
          const problem = toProblem(error, `urn:request:${requestId}`, locale);
          return { status: problem.status, body: problem };
        }
      });
      return once.status < 400
        ? answerWith({ ...contract, status: once.status as 200 }, once.body)
        : problemAnswer(once.body, once.status);
    }
  };
  return Object.assign(handler, { contract: contract });
}

const isWrite = (request: Request): boolean => !["GET", "HEAD"].includes(request.method);

/** Counters of anonymous callers are kept by address, as `server.mjs` saw it. */
const callerOf = (request: Request): string => request.headers.get("x-client-ip") ?? "local";

type Keyed = { scope: string; key: string; body: unknown };

const keyedOf = (request: Request, body: unknown): Keyed => ({
  scope: `${request.method} ${new URL(request.url).pathname}`,
  key: readKey(request.headers.get("idempotency-key")),
  body,
});

/** A refusal that the same request may not meet again: no answer to keep. */
const isPassing = ({ code, reason }: DomainError): boolean =>
  code === "unavailable" || reason === "request-in-progress";

const idOf = (actor: Actor): string =>
  actor.kind === "device" ? actor.deviceId : actor.kind === "staff" ? actor.personId : actor.kind;

/**
 * Whoever of the staff asks, where a route is for them; null where it is for everybody.
 *
 * @throws DomainError `not_found` before anything of the request is read; `forbidden` for a lower role.
 */
async function findMember(request: Request, { policy }: RouteContract): Promise<Actor | null> {
  if (!isStaffRole(policy)) return null;
  const token = readSessionToken(request);
  const staff = token === undefined ? null : await findStaff(db, token);
  if (!staff) throw notFound("page", "of the studio");
  requireRole(staff, policy);
  return staff;
}

/** Of a crowd, refuses who is not known here: neither by a cookie nor, as a repeat, by its key. */
async function refuseStranger<Params, Query, Input>(
  request: Request,
  { crowd: rules }: RouteContract<Params, Query, Input>,
  { keyed, requestId, input, endTurn }: { keyed: Keyed | null; requestId: string; input: Input; endTurn: Leave },
): Promise<void> {
  if (!rules) return;
  const ctx: Context = { db, actor: { kind: "visitor" }, requestId, now: () => new Date() };
  const refusal = await rules.findRefusal(ctx, input);
  if (refusal === null) return;
  // Whoever is refused needs no turn; for who is known there is not much to do either.
  endTurn();
  const token = readDeviceToken(request) ?? (keyed ? tokenOf(keyed) : undefined);
  if (token === undefined || !(await isKnownDevice(db, token))) throw refusal;
}

/** The answer with a first cookie may be lost: its repeat under the same key must come from the same device. */
const tokenOf = ({ scope, key, body }: Keyed): string => tokenOfKey([scope, key, hashOf(body)]);

type Recognized = { keyed: Keyed | null; cookies: string[] };

async function recognize(request: Request, contract: RouteContract, { keyed, cookies }: Recognized): Promise<Actor> {
  if (contract.kind !== "session") return { kind: "visitor" };
  const token = readDeviceToken(request);
  const known = token === undefined ? null : await findDevice(db, token);
  if (known) return actFor(request, contract, { deviceId: known, cookies });
  if (!GIVES_COOKIE.has(contract.policy) || !isWrite(request)) return { kind: "visitor" };
  const device = await registerDevice(db, keyed ? tokenOf(keyed) : undefined);
  cookies.push(deviceCookie(device.token));
  return { kind: "device", deviceId: device.id };
}

const GIVES_COOKIE: ReadonlySet<RoutePolicy> = new Set(["device", "customer"]);

/** A known browser, and for whom it may act where the route wants to know. */
async function actFor(
  request: Request,
  { policy }: RouteContract,
  { deviceId, cookies }: { deviceId: string; cookies: string[] },
): Promise<Actor> {
  const token = policy === "customer" ? readRememberToken(request) : undefined;
  if (token === undefined) return { kind: "device", deviceId };
  const recognized = await recognizeCustomer(db, { deviceId, token });
  if (recognized === null) {
    cookies.push(...endedRememberCookies());
    return { kind: "device", deviceId };
  }
  if (recognized.newToken !== null) cookies.push(...rememberCookies(recognized.newToken));
  return { kind: "device", deviceId, customerId: recognized.customerId };
}

async function parse<Params, Query, Input>(
  contract: RouteContract<Params, Query, Input>,
  { request, segment, body }: { request: Request; segment: Segment; body: Body },
): Promise<{ params: Params; query: Query; body: Input }> {
  const params = contract.params?.safeParse(await segment.params);
  // An address that cannot be one of ours is simply not there.
  if (params && !params.success) throw new DomainError({ code: "not_found", reason: "not-found", detail: "No such." });
  return {
    // Safe: without a schema each of these types is `undefined` by its default.
    params: params?.data as Params,
    query: contract.query?.parse(queryOf(request)) as Query,
    body: contract.body?.parse(body.json) as Input,
  };
}

/** A name that comes several times is one list, as if it had been written with commas. */
function queryOf(request: Request): Record<string, string> {
  const { searchParams } = new URL(request.url);
  return Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name).join(",")]));
}

function answerWith(contract: RouteContract, data: unknown): Response {
  if (data instanceof Response) return data;
  const headers = { "cache-control": contract.cache ?? "private, no-store" };
  if (contract.status === 204) return new Response(null, { status: 204, headers });
  return Response.json(data, { status: contract.status ?? 200, headers });
}

function problemAnswer(problem: unknown, status: number): Response {
  const headers = { "content-type": "application/problem+json", "cache-control": "private, no-store" };
  return Response.json(problem, { status, headers });
}

function refuse(error: unknown, { requestId, locale }: { requestId: string; locale: Locale }): Response {
  const problem = toProblem(error, `urn:request:${requestId}`, locale);
  if (problem.status >= 500) log.error({ requestId, err: error }, "a request failed");
  const answer = problemAnswer(problem, problem.status);
  const retryAfter = error instanceof DomainError ? error.retryAfterSeconds : problem.status === 503 ? 5 : undefined;
  if (retryAfter !== undefined) answer.headers.set("retry-after", String(retryAfter));
  return answer;
}

function logAnswer(request: Request, answer: Response, { requestId, started }: { requestId: string; started: number }) {
  const { pathname } = new URL(request.url);
  const ms = Math.round(performance.now() - started);
  log.info({ requestId, method: request.method, path: pathname, status: answer.status, ms }, "request");
}

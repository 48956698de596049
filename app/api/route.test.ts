import { readdirSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { isStaffRole } from "@/lib/core/roles";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { describeApi } from "@/lib/http/openapi";
import type { RouteHandler } from "@/lib/http/route";
import { sessionOf } from "@/lib/testing/staff";
import * as nowhere from "./[...path]/route";
import { API_ROUTES } from "./routes";

const ctx = systemContext(db, "test");
const ID = crypto.randomUUID();
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Answers for every address that is none; no route that anybody could use. */
const NOWHERE = "[...path]/route.ts";

/** Paths of all `route.ts` below this folder, as OpenAPI writes them. */
const filePaths = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("route.ts") && file !== NOWHERE)
  .map((file) => `/api/${file.replace(/\/route\.ts$/, "").replaceAll(/\[(\w+)\]/g, "{$1}")}`)
  .sort();

const handlers = Object.entries(API_ROUTES).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, handler]): [string, string, RouteHandler] => [method, path, handler]),
);
const writes = handlers.filter(([method, , { contract }]) => method !== "GET" && contract.kind === "session");

type Sent = { method: string; headers: Record<string, string>; body?: string };

/** Parts of paths that are no ids. */
const NAMED: Record<string, string> = { cardId: "pm_1", page: "terms", locale: "th" };

/** Values for whatever stands in braces in a route's path. */
const paramsOf = (path: string) =>
  Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, NAMED[name] ?? ID]));

const send = ([, path, handler]: [string, string, RouteHandler], { method, headers, body = "{}" }: Sent) =>
  handler(new Request("http://localhost:3000/api/x", { method, headers, body }), {
    params: Promise.resolve(paramsOf(path)),
  });

describe("API_ROUTES", () => {
  it("lists exactly the routes of the file tree", () => {
    expect(Object.keys(API_ROUTES).sort()).toEqual(filePaths);
  });

  it.each(handlers)("%s %s has a kind and a policy, and reads only where it is a GET", (method, _, { contract }) => {
    expect(METHODS).toContain(method);
    expect(["public", "session", "signature", "report"]).toContain(contract.kind);
    expect([
      "anyone",
      "device",
      "customer",
      "link-holder",
      "stripe",
      "worker",
      "curator",
      "manager",
      "admin",
    ]).toContain(contract.policy);
    if (contract.kind === "public") expect(method).toBe("GET");
  });

  it.each(writes)("%s %s refuses other sites", async (...route) => {
    const [method] = route;
    const json = { "content-type": "application/json" };
    for (const headers of [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site", origin: "http://localhost:3000" },
      { origin: "null" },
      {},
    ] as Record<string, string>[]) {
      const answer = await send(route, { method, headers: { ...json, ...headers } });
      expect(answer.status).toBe(403);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
  });

  it.each(writes.filter(([, , { contract }]) => contract.body))(
    "%s %s takes JSON of a bounded size with known fields only",
    async (...route) => {
      const [method, , { contract }] = route;
      const cookie = isStaffRole(contract.policy) ? `session=${(await sessionOf(ctx, contract.policy)).token}` : "";
      const ours = { "sec-fetch-site": "same-origin", "idempotency-key": crypto.randomUUID(), cookie };
      const json = { ...ours, "content-type": "application/json" };
      const statuses = await Promise.all(
        [
          send(route, { method, headers: { ...ours, "content-type": "text/plain" } }),
          send(route, { method, headers: json, body: "{" }),
          send(route, {
            method,
            headers: json,
            body: JSON.stringify({ padding: "x".repeat((contract.maxBytes ?? 65_536) + 1) }),
          }),
          send(route, { method, headers: json, body: JSON.stringify({ isAdmin: true }) }),
          send(route, { method, headers: json, body: "[]" }),
        ].map(async (answer) => (await answer).status),
      );
      expect(statuses).toEqual([415, 400, 413, 422, 422]);
    },
  );
});

describe("an address of the API that is none", () => {
  it.each(METHODS)("answers %s with a problem in the caller's language, and gives no cookie", async (method) => {
    const handler = Object.entries(nowhere).find(([name]) => name === method)?.[1];
    for (const [language, title] of [
      ["en", "Not found"],
      ["th", "ไม่พบ"],
    ] as const) {
      const headers = { "accept-language": language, "content-type": "text/plain" };
      const init = { method, headers, ...(method !== "GET" && { body: "anything" }) };
      const request = new Request("http://localhost:3000/api/nowhere/at/all", init);
      const answer = await handler?.(request, { params: Promise.resolve({ path: ["nowhere", "at", "all"] }) });
      expect(answer?.status).toBe(404);
      expect(answer?.headers.get("content-type")).toBe("application/problem+json");
      expect(answer?.headers.get("set-cookie")).toBeNull();
      expect(await answer?.json()).toMatchObject({ type: "/problems/not-found", title, status: 404 });
    }
  });
});

describe("describeApi", () => {
  it("is a valid OpenAPI 3.1 document that holds every route and method", async () => {
    const document = describeApi(API_ROUTES);
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(handlers.map(([method, path]) => `${method} ${path}`).sort());
  });
});

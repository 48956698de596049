import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { rememberDevice } from "@/lib/accounts";
import { isStaffRole, reachesRole, type StaffRole } from "@/lib/core/roles";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { people } from "@/lib/db/schema/accounts";
import type { RouteHandler } from "@/lib/http/route";
import { asCustomer } from "@/lib/testing/customers";
import { createDevice } from "@/lib/testing/factories";
import { sessionOf } from "@/lib/testing/staff";
import { AUTHORIZATION } from "./authorization";
import { API_ROUTES } from "./routes";

const ctx = systemContext(db, "test");

const routes = Object.entries(API_ROUTES).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, handler]): [string, RouteHandler] => [`${method} ${path}`, handler]),
);
const staffRoutes = routes.filter(([, { contract }]) => isStaffRole(contract.policy));

const CALLERS = ["anonymous", "device", "customer", "banned", "creator", "curator", "manager", "admin"] as const;
type Caller = (typeof CALLERS)[number];
const cookies = {} as Record<Caller, string>;

async function sessionCookie(role: StaffRole, change: Partial<typeof people.$inferInsert> = {}): Promise<string> {
  const { token, personId } = await sessionOf(ctx, role);
  await db
    .update(people)
    .set({ role, ...change })
    .where(eq(people.id, personId));
  return `session=${token}`;
}

beforeAll(async () => {
  const device = await createDevice(ctx);
  const { customerId } = await asCustomer(ctx);
  const other = await createDevice(ctx);
  const given = { customerId, deviceId: other.id, userAgent: "", askedAt: new Date() };
  Object.assign(cookies, {
    anonymous: "",
    device: `device=${device.token}`,
    customer: `device=${other.token}; remember=${(await rememberDevice(ctx, given)) ?? ""}`,
    banned: await sessionCookie("admin", { bannedAt: new Date() }),
    creator: await sessionCookie("curator", { role: "creator" }),
    curator: await sessionCookie("curator"),
    manager: await sessionCookie("manager"),
    admin: await sessionCookie("admin"),
  } satisfies Record<Caller, string>);
});

/** Headers with which older Next.js let callers pass by its middleware: nothing here may listen to them. */
const BYPASS = {
  "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware",
  "x-middleware-prefetch": "1",
  "x-nextjs-data": "1",
  "next-action": "x",
};

function ask([name, handler]: [string, RouteHandler], caller: Caller, more: Record<string, string> = {}) {
  const [method = "GET", path = ""] = name.split(" ");
  const params = Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, key = ""]) => [key, crypto.randomUUID()]));
  const headers = {
    ...{ cookie: cookies[caller], "sec-fetch-site": "same-origin", "content-type": "application/json" },
    ...{ "idempotency-key": crypto.randomUUID(), "x-client-ip": crypto.randomUUID() },
    ...more,
  };
  const init = method === "GET" ? { method, headers } : { method, headers, body: "{}" };
  const url = `http://localhost:3000${path.replaceAll(/\{\w+\}/g, "x")}`;
  return handler(new Request(url, init), { params: Promise.resolve(params) });
}

describe("the authorization of every route", () => {
  it("is written down, and no route is without", () => {
    const policies = Object.fromEntries(routes.map(([name, { contract }]) => [name, contract.policy]));
    expect(policies).toEqual(AUTHORIZATION);
  });

  it.each(staffRoutes)("%s is nowhere for strangers, and closed to lower roles", async (...route) => {
    const needed = route[1].contract.policy as StaffRole;
    for (const caller of CALLERS) {
      const answer = await ask(route, caller);
      const problem = (answer.status < 400 ? {} : await answer.json()) as { type?: string };
      if (!isStaffRole(caller))
        expect([caller, answer.status, problem.type]).toEqual([caller, 404, "/problems/not-found"]);
      else if (!reachesRole(caller, needed)) expect([caller, answer.status]).toEqual([caller, 403]);
      else expect([caller, answer.status < 500 && answer.status !== 403]).toEqual([caller, true]);
    }
  });

  it.each(staffRoutes)("%s does not open by headers that go round a proxy", async (...route) => {
    for (const caller of ["anonymous", "customer", "banned"] as const) {
      expect((await ask(route, caller, BYPASS)).status).toBe(404);
    }
  });

  it.each(staffRoutes)("%s asks who calls before it reads anything", async (...route) => {
    const answer = await ask(route, "anonymous", { "content-type": "text/plain" });
    expect(answer.status).toBe(404);
  });

  it.each(routes.filter(([, { contract }]) => !isStaffRole(contract.policy)))(
    "%s answers every kind of caller without falling over",
    async (...route) => {
      for (const caller of CALLERS) expect((await ask(route, caller)).status).toBeLessThan(500);
    },
  );
});

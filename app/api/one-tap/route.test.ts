import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { FoundOrders, Account, OneTap, OneTapAnswer } from "@/lib/customers/contract";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { devices } from "@/lib/db/schema/accounts";
import { hashToken } from "@/lib/accounts/rules";
import { newToken } from "@/lib/core/ids";
import { readCode } from "@/lib/testing/customers";
import { tapOn, withSavedCard } from "@/lib/testing/one-tap";
import { DELETE as FORGET } from "../device/route";
import { GET as ME } from "../me/route";
import { DELETE as REVOKE } from "../me/devices/[deviceId]/route";
import { POST as CONFIRM } from "../orders/find/confirm/route";
import { POST as FIND } from "../orders/find/route";
import { GET, POST } from "./route";

const ctx = systemContext(db, "test");
const none = { params: Promise.resolve({}) };

type Sent = { method?: string; cookie?: string; body?: unknown; key?: string; query?: string };

const request = ({ method = "GET", cookie = "", body, key, query = "" }: Sent) =>
  new Request(`http://localhost:3000/api/one-tap${query}`, {
    method,
    headers: {
      ...{ "sec-fetch-site": "same-origin", cookie, "content-type": "application/json" },
      ...(key !== undefined && { "idempotency-key": key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

/** A browser with both cookies, as the shop gives them. */
async function remembered() {
  const { shop, customerId, deviceId, token } = await withSavedCard(ctx);
  const device = newToken();
  await db
    .update(devices)
    .set({ tokenHash: hashToken(device) })
    .where(eq(devices.id, deviceId));
  return {
    shop,
    customerId,
    deviceId,
    device: `device=${device}`,
    cookie: `device=${device}; remember=${token ?? ""}`,
  };
}

describe("GET /api/one-tap", () => {
  it("says what a tap would do to the browser that is remembered, and nothing to its cookies alone", async () => {
    const { shop, cookie, device } = await remembered();
    const query = `?variant=${shop.variantId}`;
    const answer = await GET(request({ cookie, query }), none);
    expect(OneTap.parse(await answer.json())).toMatchObject({ total: { amount: 55_000 } });
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(await (await GET(request({ cookie: device, query }), none)).json()).toBeNull();
    expect(await (await GET(request({ query }), none)).json()).toBeNull();
  });

  it("ends the cookies of a browser that is not remembered any more", async () => {
    const { shop, cookie } = await remembered();
    const account = Account.parse(await (await ME(request({ cookie }), none)).json());
    const deviceId = account?.devices[0]?.id ?? "";
    const params = { params: Promise.resolve({ deviceId }) };
    expect((await REVOKE(request({ method: "DELETE", cookie }), params)).status).toBe(204);
    const answer = await GET(request({ cookie, query: `?variant=${shop.variantId}` }), none);
    expect(await answer.json()).toBeNull();
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^remember=; Path=\/; Max-Age=0; HttpOnly; SameSite=Lax/),
      expect.stringMatching(/^remembered=; Path=\/; Max-Age=0; SameSite=Lax/),
    ]);
  });
});

describe("POST /api/one-tap", () => {
  it("gives a repeat the first answer, and refuses another body under its key", async () => {
    const { shop, cookie } = await remembered();
    const tap = { method: "POST", cookie, key: crypto.randomUUID(), body: tapOn(shop) };
    const first = OneTapAnswer.parse(await (await POST(request(tap), none)).json());
    expect(first.state).toBe("paid");
    expect(await (await POST(request(tap), none)).json()).toEqual(first);
    const other = await POST(request({ ...tap, body: tapOn(shop, { expectedTotal: 1 }) }), none);
    expect(other.status).toBe(422);
  });

  it("gives the order of a tap whose process died before it answered to its repeat, a minute later", async () => {
    const { shop, cookie, deviceId } = await remembered();
    const key = crypto.randomUUID();
    const tap = { method: "POST", cookie, key, body: tapOn(shop) };
    const first = OneTapAnswer.parse(await (await POST(request(tap), none)).json());
    await db.execute(sql`update idempotency_keys set state = 'running', status = null, body = null,
      locked_until = now() - interval '1 minute' where key = ${key}`);
    await db.execute(sql`update checkouts set created_at = now() - interval '1 minute'
      where device_id = ${deviceId} and tap_key = ${key}`);
    const repeated = await POST(request(tap), none);
    expect([repeated.status, await repeated.json()]).toEqual([200, first]);
  });

  it("is not there for a stranger, and needs a key", async () => {
    const { shop, device, cookie } = await remembered();
    const body = tapOn(shop);
    const sent = { method: "POST", body, key: crypto.randomUUID() };
    expect((await POST(request({ ...sent, cookie: device }), none)).status).toBe(404);
    expect((await POST(request({ method: "POST", cookie, body }), none)).status).toBe(400);
  });

  it("is over for a browser that forgot everything", async () => {
    const { shop, cookie } = await remembered();
    await FORGET(request({ method: "DELETE", cookie }), none);
    const answer = await POST(request({ method: "POST", cookie, key: crypto.randomUUID(), body: tapOn(shop) }), none);
    expect(answer.status).toBe(404);
  });
});

describe("POST /api/orders/find", () => {
  it("answers 204 to everybody; the code opens the orders and remembers the browser", async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    const asked = await FIND(request({ method: "POST", body: { email } }), none);
    expect([asked.status, await asked.text()]).toEqual([204, ""]);
    const cookie = (asked.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";
    const wrong = await CONFIRM(request({ method: "POST", cookie, body: { code: "x", isToRemember: false } }), none);
    expect(wrong.status).toBe(422);
    const code = await readCode(ctx, email);
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    const found = await CONFIRM(request({ method: "POST", cookie, body: { code: spaced, isToRemember: true } }), none);
    expect(FoundOrders.parse(await found.json())).toEqual({ orders: [] });
    expect(found.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^remember=[\w-]{43}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax/),
      expect.stringMatching(/^remembered=1; Path=\/; Max-Age=31536000; SameSite=Lax/),
    ]);
  });
});

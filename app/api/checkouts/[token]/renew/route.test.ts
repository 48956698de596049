import { describe, expect, it } from "vitest";
import { QrPayment, StartedCheckout } from "@/lib/checkout/contract";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { Problem } from "@/lib/http/problem";
import { buyNowByQr, createShop, passTime } from "@/lib/testing/checkout";
import "@/lib/testing/stripe";
import { POST as start } from "../../route";
import { GET as look } from "../route";
import { POST } from "./route";

const ctx = systemContext(db, "test");
const ORIGIN = "http://localhost:3000";

type Sent = { key?: string | null; cookie?: string; body?: unknown };

function post(path: string, { key = crypto.randomUUID(), cookie = "", body }: Sent): Request {
  const headers: Record<string, string> = { "sec-fetch-site": "same-origin", cookie };
  if (key !== null) headers["idempotency-key"] = key;
  if (body !== undefined) headers["content-type"] = "application/json";
  return new Request(`${ORIGIN}${path}`, {
    method: "POST",
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  });
}

/** A code whose time is over, and the browser that it was shown in. */
async function openEnded() {
  const body = buyNowByQr(await createShop(ctx, { onHand: 2 }));
  const answer = await start(post("/api/checkouts", { body }), { params: Promise.resolve({}) });
  const { checkoutId, url } = StartedCheckout.parse(await answer.json());
  await passTime(ctx, checkoutId, 11);
  const token = new URL(url).searchParams.get("checkout") ?? "";
  return { token, cookie: (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "" };
}

describe("POST /api/checkouts/{token}/renew", () => {
  it("needs no body, and answers a repeat under the same key with the first answer", async () => {
    const { token, cookie } = await openEnded();
    const key = crypto.randomUUID();
    const at = () => ({ params: Promise.resolve({ token }) });
    const path = `/api/checkouts/${token}/renew`;
    const [first, again] = [
      await POST(post(path, { key, cookie }), at()),
      await POST(post(path, { key, cookie }), at()),
    ];
    expect([first.status, again.status]).toEqual([201, 201]);
    const { url } = StartedCheckout.parse(await first.json());
    expect(StartedCheckout.parse(await again.json()).url).toBe(url);
    const next = new URL(url).searchParams.get("checkout") ?? "";
    const shown = await look(new Request(`${ORIGIN}/api/checkouts/${next}`), {
      params: Promise.resolve({ token: next }),
    });
    expect(QrPayment.parse(await shown.json())).toMatchObject({ state: "open" });
    expect(shown.headers.get("cache-control")).toContain("no-store");
  });

  it("wants a key, and knows nothing in another browser", async () => {
    const { token, cookie } = await openEnded();
    const at = () => ({ params: Promise.resolve({ token }) });
    const path = `/api/checkouts/${token}/renew`;
    const keyless = await POST(post(path, { key: null, cookie }), at());
    expect(Problem.parse(await keyless.json()).type).toBe("/problems/idempotency-key-missing");
    expect((await POST(post(path, {}), at())).status).toBe(404);
  });
});

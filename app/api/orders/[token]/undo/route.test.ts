import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { hashToken } from "@/lib/accounts/rules";
import { UndoneOrder } from "@/lib/checkout/contract";
import { newToken } from "@/lib/core/ids";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { devices } from "@/lib/db/schema/accounts";
import { Problem } from "@/lib/http/problem";
import { endWindow, tapOnce } from "@/lib/testing/one-tap";
import { stateOf } from "@/lib/testing/promises";
import { POST } from "./route";

const ctx = systemContext(db, "test");

/** An order of one tap, and the cookie of the browser that bought it. */
async function tapped() {
  const tap = await tapOnce(ctx);
  const device = newToken();
  await db
    .update(devices)
    .set({ tokenHash: hashToken(device) })
    .where(eq(devices.id, tap.deviceId));
  return { ...tap, cookie: `device=${device}` };
}

const undo = (token: string, headers: Record<string, string>) =>
  POST(
    new Request(`http://localhost:3000/api/orders/${token}/undo`, {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin", ...headers },
    }),
    { params: Promise.resolve({ token }) },
  );

async function problemOf(answer: Response) {
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  const { type, detail } = Problem.parse(await answer.json());
  return [answer.status, type, detail ?? ""] as const;
}

describe("POST /api/orders/{token}/undo", () => {
  it("undoes for the browser that bought, twice as well as once", async () => {
    const { orderToken, checkoutId, cookie } = await tapped();
    for (let press = 0; press < 2; press += 1) {
      const answer = await undo(orderToken, { cookie });
      expect([answer.status, UndoneOrder.parse(await answer.json())]).toEqual([200, { state: "released" }]);
    }
    expect(await stateOf(ctx, checkoutId)).toBe("released");
  });

  it.each([
    ["th", /หมดเวลา/, /เบราว์เซอร์/],
    ["en", /over/, /browser/],
  ])("says in %s that the time is over, and that another browser bought it", async (language, over, other) => {
    const { orderToken, checkoutId, cookie } = await tapped();
    const stranger = await problemOf(await undo(orderToken, { "accept-language": language }));
    expect(stranger).toEqual([403, "/problems/undo-not-yours", expect.stringMatching(other)]);
    await endWindow(ctx, checkoutId);
    const late = await problemOf(await undo(orderToken, { cookie, "accept-language": language }));
    expect(late).toEqual([409, "/problems/undo-over", expect.stringMatching(over)]);
    expect(await stateOf(ctx, checkoutId)).toBe("authorized");
  });

  it("is not there for a forged key, and closed to other sites", async () => {
    const { orderToken, orderId, cookie } = await tapped();
    expect((await problemOf(await undo(`${orderId}.x`, { cookie })))[0]).toBe(404);
    expect((await undo(orderToken, { cookie, "sec-fetch-site": "cross-site" })).status).toBe(403);
  });
});

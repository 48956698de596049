import { describe, expect, it } from "vitest";
import { AddedLines } from "@/lib/cart/contract";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { Problem } from "@/lib/http/problem";
import { createVariant } from "@/lib/testing/factories";
import { POST } from "./route";

const ctx = systemContext(db, "test");

type Sent = { lines: unknown; key?: string; cookie?: string };

function post({ lines, key = crypto.randomUUID(), cookie = "" }: Sent): Promise<Response> {
  const headers = {
    "sec-fetch-site": "same-origin",
    "content-type": "application/json",
    "idempotency-key": key,
    cookie,
  };
  const body = JSON.stringify({ lines });
  const request = new Request("http://localhost:3000/api/cart/lines/batch", { method: "POST", headers, body });
  return POST(request, { params: Promise.resolve({}) });
}

const cookieOf = (answer: Response) => (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
const one = (variantId: string) => ({ variantId, quantity: 1 });

describe("/api/cart/lines/batch", () => {
  it("answers with what is in, what is not, and the whole bag, in the shape of its contract", async () => {
    const [cup, gone] = [await createVariant(ctx), await createVariant(ctx, { onHand: 0 })];
    const answer = await post({ lines: [one(cup.variantId), one(gone.variantId)] });
    expect(answer.status).toBe(200);
    const { added, refused, cart } = AddedLines.parse(await answer.json());
    expect(added).toEqual([cup.variantId]);
    expect(refused).toEqual([{ variantId: gone.variantId, reason: "out-of-stock" }]);
    expect(cart.count).toBe(1);
  });

  it("puts a look in once, however often the same press arrives", async () => {
    const [cup, bowl, jar] = [await createVariant(ctx), await createVariant(ctx), await createVariant(ctx)];
    const lines = [one(cup.variantId), one(bowl.variantId)];
    const cookie = cookieOf(await post({ lines: [one(jar.variantId)] }));
    const key = crypto.randomUUID();
    const answers = await Promise.all([post({ lines, key, cookie }), post({ lines, key, cookie })]);
    // The second may come while the first is still at work: then it is told so, and nothing is done twice.
    for (const { status } of answers) expect([200, 409]).toContain(status);
    const repeat = AddedLines.parse(await (await post({ lines, key, cookie })).json());
    expect(repeat.cart.count).toBe(3);
    const next = AddedLines.parse(await (await post({ lines: [one(cup.variantId)], cookie })).json());
    expect(next.cart.count).toBe(4);
  });

  it.each([
    ["no lines", []],
    ["twenty-one lines", Array.from({ length: 21 }, () => one(crypto.randomUUID()))],
    ["a variant twice", Array.from({ length: 2 }, () => one("01a20ae7-7c35-7a34-85d1-b6095dcb805c"))],
    ["a quantity of nothing", [{ variantId: crypto.randomUUID(), quantity: 0 }]],
    ["a quantity of a hundred", [{ variantId: crypto.randomUUID(), quantity: 100 }]],
    ["a field that is not ours", [{ ...one(crypto.randomUUID()), price: 1 }]],
  ])("refuses %s", async (_, lines) => {
    const answer = await post({ lines });
    expect(Problem.parse(await answer.json())).toMatchObject({ status: 422, type: "/problems/invalid-input" });
  });

  it("refuses a press without a key", async () => {
    expect((await post({ lines: [one(crypto.randomUUID())], key: "" })).status).toBe(400);
  });
});

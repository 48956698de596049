import { describe, expect, it } from "vitest";
import { CartView } from "@/lib/cart/contract";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { Problem } from "@/lib/http/problem";
import { createVariant } from "@/lib/testing/factories";
import { DELETE, PUT } from "./lines/[variantId]/route";
import { POST } from "./lines/route";
import { GET } from "./route";

const ctx = systemContext(db, "test");
const OURS = { "sec-fetch-site": "same-origin", "content-type": "application/json", "accept-language": "th" };
const URL_OF_CART = "http://localhost:3000/api/cart";

function call(method: string, cookie: string, body?: unknown): Request {
  const headers = { ...OURS, cookie };
  return new Request(URL_OF_CART, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
}

const at = (params: Record<string, string>) => ({ params: Promise.resolve(params) });
const cookieOf = (answer: Response) => (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";

async function addOne(cookie: string, variantId: string) {
  return POST(call("POST", cookie, { variantId, quantity: 1 }), at({}));
}

describe("/api/cart", () => {
  it("is empty for a visitor, whom reading gives no cookie", async () => {
    const answer = await GET(call("GET", ""), at({}));
    expect(CartView.parse(await answer.json()).count).toBe(0);
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
  });

  it("makes a browser a device at its first write and keeps its bag apart from everybody else's", async () => {
    const { variantId } = await createVariant(ctx, { onHand: 5 });
    const added = await addOne("", variantId);
    expect(added.status).toBe(201);
    expect(added.headers.get("set-cookie")).toMatch(/^device=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    const own = CartView.parse(await (await GET(call("GET", cookieOf(added)), at({}))).json());
    const forged = CartView.parse(await (await GET(call("GET", `device=${"A".repeat(43)}`), at({}))).json());
    expect([own.count, forged.count]).toEqual([1, 0]);
  });

  it("adds up, sets and removes lines, each answer being the whole bag", async () => {
    const { variantId } = await createVariant(ctx, { onHand: 5, priceAmount: 10_000 });
    const cookie = cookieOf(await addOne("", variantId));
    expect(CartView.parse(await (await addOne(cookie, variantId)).json()).count).toBe(2);
    const set = await PUT(call("PUT", cookie, { quantity: 5 }), at({ variantId }));
    expect(CartView.parse(await set.json()).subtotal).toEqual({ amount: 50_000, currency: "THB" });
    const removed = await DELETE(call("DELETE", cookie), at({ variantId }));
    expect(CartView.parse(await removed.json()).lines).toEqual([]);
  });

  it("says that fewer are left than the bag holds", async () => {
    const { variantId } = await createVariant(ctx, { onHand: 2 });
    const cookie = cookieOf(await addOne("", variantId));
    const answer = await PUT(call("PUT", cookie, { quantity: 9 }), at({ variantId }));
    expect(CartView.parse(await answer.json()).lines[0]).toMatchObject({ issue: "fewer_left", available: 2 });
  });

  it("refuses what is sold out, in the language of the page", async () => {
    const { variantId } = await createVariant(ctx, { onHand: 0 });
    const answer = await addOne("", variantId);
    const problem = Problem.parse(await answer.json());
    expect(answer.status).toBe(409);
    expect(problem.type).toBe("/problems/out-of-stock");
    expect(problem.title).toBe("สินค้าหมด");
  });

  it("answers 404 for a variant that is not there and for a line of somebody else", async () => {
    const { variantId } = await createVariant(ctx, { onHand: 2 });
    const stranger = cookieOf(await addOne("", variantId));
    const other = await createVariant(ctx, { onHand: 2 });
    expect((await addOne(stranger, crypto.randomUUID())).status).toBe(404);
    expect((await PUT(call("PUT", stranger, { quantity: 1 }), at({ variantId: other.variantId }))).status).toBe(404);
    expect((await PUT(call("PUT", stranger, { quantity: 1 }), at({ variantId: "../../etc" }))).status).toBe(404);
  });

  it.each([0, -1, 1.5, 100, "1", null, 1e309])("refuses a quantity of %j beside its field", async (quantity) => {
    const { variantId } = await createVariant(ctx, { onHand: 2 });
    const answer = await POST(call("POST", "", { variantId, quantity }), at({}));
    const problem = Problem.parse(await answer.json());
    expect(problem).toMatchObject({ status: 422, type: "/problems/invalid-input" });
    expect(problem.errors?.[0]?.pointer).toBe("#/quantity");
  });
});

import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { CheckoutOutcome, StartedCheckout } from "@/lib/checkout/contract";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { devices } from "@/lib/db/schema/accounts";
import { carts } from "@/lib/db/schema/cart";
import { checkouts } from "@/lib/db/schema/checkout";
import { idempotencyKeys } from "@/lib/db/schema/http";
import { Problem } from "@/lib/http/problem";
import { buyNow, createShop } from "@/lib/testing/checkout";
import { payOnPage } from "@/lib/testing/stripe";
import { POST } from "./route";
import { POST as settle } from "./settle/route";

const ctx = systemContext(db, "test");
const at = { params: Promise.resolve({}) };

function call(
  body: unknown,
  {
    cookie = "",
    key = crypto.randomUUID(),
    from = "local",
  }: { cookie?: string; key?: string | null; from?: string } = {},
): Request {
  const headers: Record<string, string> = {
    "sec-fetch-site": "same-origin",
    "content-type": "application/json",
    "x-client-ip": from,
    cookie,
  };
  if (key !== null) headers["idempotency-key"] = key;
  return new Request("http://localhost:3000/api/checkouts", { method: "POST", headers, body: JSON.stringify(body) });
}

const cookieOf = (answer: Response) => (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";

describe("POST /api/checkouts", () => {
  it("answers a repeat under the same key with the first answer", async () => {
    const shop = await createShop(ctx, { onHand: 2 });
    const key = crypto.randomUUID();
    const first = await POST(call(buyNow(shop), { key }), at);
    const started = StartedCheckout.parse(await first.json());
    const cookie = cookieOf(first);
    const again = await POST(call(buyNow(shop), { key, cookie }), at);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(StartedCheckout.parse(await again.json())).toEqual(started);
    expect((await POST(call(buyNow(shop, 2), { key, cookie }), at)).status).toBe(422);
  });

  it("wants a key", async () => {
    const shop = await createShop(ctx, { onHand: 2 });
    const answer = await POST(call(buyNow(shop), { key: null }), at);
    expect(answer.status).toBe(400);
    expect(Problem.parse(await answer.json()).type).toBe("/problems/idempotency-key-missing");
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  it("is the same browser again when a new one repeats what got no answer", async () => {
    const shop = await createShop(ctx, { onHand: 5 });
    const key = crypto.randomUUID();
    const [before, known] = [await db.$count(checkouts), await db.$count(devices)];
    const first = await POST(call(buyNow(shop), { key }), at);
    const again = await POST(call(buyNow(shop), { key }), at);
    expect(await again.json()).toEqual(await first.json());
    expect(again.headers.get("set-cookie")).toBe(first.headers.get("set-cookie"));
    expect(await db.$count(checkouts)).toBe(before + 1);
    expect(await db.$count(devices)).toBe(known + 1);
  });

  it("tells a crowd 'sold out' before anything is written for it, and still repeats the buyer's own answer", async () => {
    const shop = await createShop(ctx, { onHand: 1 });
    const key = crypto.randomUUID();
    const first = await POST(call(buyNow(shop), { key }), at);
    expect(first.status).toBe(201);
    const written = async () => [await db.$count(devices), await db.$count(idempotencyKeys), await db.$count(carts)];
    const before = await written();
    const crowd = await Promise.all(
      Array.from({ length: 40 }, (_, number) => POST(call(buyNow(shop), { from: `198.18.0.${String(number)}` }), at)),
    );
    const types = await Promise.all(crowd.map(async (answer) => Problem.parse(await answer.json()).type));
    expect([...new Set(types)]).toEqual(["/problems/out-of-stock"]);
    expect(await written()).toEqual(before);
    // The answer was lost, and the browser has no cookie yet.
    const again = await POST(call(buyNow(shop), { key }), at);
    expect([again.status, await again.json()]).toEqual([201, await first.json()]);
  });

  it("lets the holder of the last piece change their form, although nothing is left for others", async () => {
    const shop = await createShop(ctx, { onHand: 1 });
    const cookie = cookieOf(await POST(call(buyNow(shop)), at));
    const changed = { ...buyNow(shop), contact: { ...buyNow(shop).contact, name: "Another Name" } };
    expect((await POST(call(changed, { cookie }), at)).status).toBe(201);
  });

  it("makes another key, or another order under the key, another browser", async () => {
    const shop = await createShop(ctx, { onHand: 5 });
    const key = crypto.randomUUID();
    const answers = [
      await POST(call(buyNow(shop), { key }), at),
      await POST(call(buyNow(shop, 2), { key }), at),
      await POST(call(buyNow(shop)), at),
    ];
    expect(new Set(answers.map(cookieOf)).size).toBe(3);
  });

  it.each([
    ["a NUL", "a\u0000b"],
    ["half a sign", "a\ud800b"],
    ["a line break", "a\nb"],
    ["a sign that turns the direction of writing", "a\u202eb"],
  ])("refuses %s wherever people write, beside its field", async (_, text) => {
    const input = buyNow(await createShop(ctx, { onHand: 2 }));
    const address = { ...input.address, line1: text, line2: text, subdistrict: text, district: text, province: text };
    const contact = { ...input.contact, name: text, phone: `081 234${text}5678` };
    const answer = await POST(call({ ...input, contact, address }), at);
    const { errors = [] } = Problem.parse(await answer.json());
    expect(answer.status).toBe(422);
    expect(errors).toHaveLength(7);
  });

  it("keeps names of every script, composed in one way", async () => {
    const input = buyNow(await createShop(ctx, { onHand: 2 }));
    const name = "น้ำผึ้ง Åse 👩🏽‍🎨 نور";
    const contact = { ...input.contact, name: ` ${name.normalize("NFD")} ` };
    const { checkoutId } = StartedCheckout.parse(await (await POST(call({ ...input, contact }), at)).json());
    const [row] = await db.select().from(checkouts).where(eq(checkouts.id, checkoutId));
    expect(row?.contact.name).toBe(name.normalize("NFC"));
  });

  it("points at every wrong field and holds nothing", async () => {
    const shop = await createShop(ctx, { onHand: 2 });
    const before = await db.$count(checkouts);
    const input = buyNow(shop);
    const contact = { email: "not-an-address", phone: "1", name: " " };
    const address = { ...input.address, postalCode: "1011", subdistrict: "" };
    const answer = await POST(call({ ...input, contact, address }), at);
    const { errors = [] } = Problem.parse(await answer.json());
    expect(answer.status).toBe(422);
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual([
      "#/address/postalCode",
      "#/address/subdistrict",
      "#/contact/email",
      "#/contact/name",
      "#/contact/phone",
    ]);
    expect(await db.$count(checkouts)).toBe(before);
  });
});

describe("POST /api/checkouts/settle", () => {
  it("gives the buyer who comes back the key to the order, once paid", async () => {
    const shop = await createShop(ctx, { onHand: 2 });
    const { url } = StartedCheckout.parse(await (await POST(call(buyNow(shop)), at)).json());
    const sessionId = url.split("/").at(-1)?.split(/[?#]/)[0] ?? "";
    const open = CheckoutOutcome.parse(await (await settle(call({ sessionId }), at)).json());
    await payOnPage(url);
    const paid = CheckoutOutcome.parse(await (await settle(call({ sessionId }), at)).json());
    const source = { kind: "variant", variantId: shop.variantId, quantity: 1 };
    expect(open).toEqual({ state: "open", orderToken: null, decline: null, source });
    expect(paid.state).toBe("paid");
    expect(paid.orderToken).toMatch(/^[0-9a-f-]{36}\.[\w-]{43}$/);
  });

  it("answers 404 for a session that is not ours", async () => {
    expect((await settle(call({ sessionId: "cs_test_unknown0000" }), at)).status).toBe(404);
  });
});

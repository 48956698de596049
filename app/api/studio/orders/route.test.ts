import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { Problem } from "@/lib/http/problem";
import type { RouteHandler } from "@/lib/http/route";
import { PackedOrders, StaffOrder, StaffOrderPage } from "@/lib/orders/staff-contract";
import { sell } from "@/lib/testing/orders";
import { staffHeaders } from "@/lib/testing/staff";
import { POST as CANCEL } from "./[orderId]/cancel/route";
import { POST as DELIVER } from "./[orderId]/deliver/route";
import { POST as NOTE } from "./[orderId]/notes/route";
import { POST as PACK } from "./[orderId]/pack/route";
import { PUT as PACKING_NOTE } from "./[orderId]/packing-note/route";
import { PUT as PARCEL } from "./[orderId]/parcel/route";
import { POST as REFUND } from "./[orderId]/refund/route";
import { GET as LOOK } from "./[orderId]/route";
import { POST as SHIP } from "./[orderId]/ship/route";
import { POST as STEP_BACK } from "./[orderId]/step-back/route";
import { POST as PACK_ALL } from "./pack/route";
import { GET } from "./route";

const ctx = systemContext(db, "test");

type Call = { headers: Record<string, string>; orderId?: string; body?: unknown; query?: string };

/** Calls a handler as a browser would. */
function ask(handler: RouteHandler, method: string, { headers, orderId = "", body, query = "" }: Call) {
  const init = { method, headers, body: body === undefined ? null : JSON.stringify(body) };
  const request = new Request(`http://localhost:3000/api/studio/orders/${orderId}${query}`, init);
  return handler(request, { params: Promise.resolve({ orderId }) });
}

const problemOf = async (answer: Response) => {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const { type, errors = [] } = Problem.parse(await answer.json());
  return [answer.status, type, ...errors.map(({ pointer }) => pointer)];
};

const parcel = { carrier: "flash", trackingNumber: "th 0123" };
const why = "The box was wet";

describe("the orders of the studio", () => {
  it("are packed, taken back, shipped, put right, delivered and noted, each answer with the whole order", async () => {
    const headers = await staffHeaders(ctx, "manager");
    const { orderId, number } = await sell(ctx);
    const step = async (handler: RouteHandler, method: string, body: object) => {
      const answer = await ask(handler, method, { headers, orderId, body });
      expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
      return StaffOrder.parse(await answer.json());
    };
    expect(await step(PACK, "POST", { version: 1 })).toMatchObject({ state: "packed", version: 2 });
    expect(await step(STEP_BACK, "POST", { version: 2 })).toMatchObject({ state: "placed", version: 3 });
    expect(await step(PACK, "POST", { version: 3 })).toMatchObject({ version: 4 });
    expect(await step(PACKING_NOTE, "PUT", { version: 4, packingNote: " Hello " })).toMatchObject({
      packingNote: "Hello",
    });
    const shipped = await step(SHIP, "POST", { version: 5, ...parcel });
    expect(shipped).toMatchObject({ state: "shipped", carrier: "flash", trackingNumber: "TH0123" });
    const corrected = await step(PARCEL, "PUT", { version: 6, ...parcel, carrier: "Uncle" });
    expect(corrected).toMatchObject({ carrier: "Uncle", version: 7 });
    expect(await step(DELIVER, "POST", { version: 7 })).toMatchObject({ state: "delivered" });
    expect((await step(NOTE, "POST", { text: "Rang twice" })).notes).toMatchObject([{ text: "Rang twice" }]);
    const one = StaffOrder.parse(await (await ask(LOOK, "GET", { headers, orderId })).json());
    expect(one).toMatchObject({ number, version: 8 });
    const list = await ask(GET, "GET", { headers, query: `?q=${number}&state=delivered` });
    expect(StaffOrderPage.parse(await list.json()).items).toMatchObject([{ number }]);
  });

  it("are refunded and cancelled once under one key, also when the same press comes again", async () => {
    const headers = { ...(await staffHeaders(ctx, "manager")), "idempotency-key": crypto.randomUUID() };
    const { orderId } = await sell(ctx);
    const body = { by: "amount", version: 1, note: why, amount: 10_000 };
    const [first, again] = [
      await ask(REFUND, "POST", { headers, orderId, body }),
      await ask(REFUND, "POST", { headers, orderId, body }),
    ];
    expect(StaffOrder.parse(await first.json()).refunds).toHaveLength(1);
    expect(StaffOrder.parse(await again.json()).refunds).toHaveLength(1);
    const key = { ...headers, "idempotency-key": crypto.randomUUID() };
    const cancel = { headers: key, orderId, body: { version: 2, note: why, isRestocked: true } };
    const answers = [await ask(CANCEL, "POST", cancel), await ask(CANCEL, "POST", cancel)];
    for (const answer of answers) {
      expect(StaffOrder.parse(await answer.json())).toMatchObject({ state: "cancelled", payment: "refunded" });
    }
  });

  it("are packed together, with what could not be packed", async () => {
    const headers = await staffHeaders(ctx, "manager");
    const { orderId } = await sell(ctx);
    const body = { orders: [{ id: orderId, version: 1 }, { id: crypto.randomUUID(), version: 1 }] }; // prettier-ignore
    const answer = PackedOrders.parse(await (await ask(PACK_ALL, "POST", { headers, body })).json());
    expect(answer).toMatchObject({ packed: [{ id: orderId, version: 2 }], refused: [{ reason: "not-found" }] });
  });

  it("say what is wrong: an old version 412, another state 409, a bad field 422 beside it, no key 400", async () => {
    const headers = await staffHeaders(ctx, "manager");
    const keyed = { ...headers, "idempotency-key": crypto.randomUUID() };
    const { orderId } = await sell(ctx);
    const refuse = async (handler: RouteHandler, body: object, own = headers) =>
      problemOf(await ask(handler, "POST", { headers: own, orderId, body }));
    expect(await refuse(PACK, { version: 9 })).toEqual([412, "/problems/changed-meanwhile"]);
    expect(await refuse(SHIP, { version: 1, ...parcel })).toEqual([409, "/problems/order-state"]);
    expect(await refuse(SHIP, { version: 1, carrier: "", trackingNumber: "<b>" })).toEqual(
      [422, "/problems/invalid-input", "#/carrier", "#/trackingNumber"], // prettier-ignore
    );
    expect(await refuse(NOTE, { text: " " })).toEqual([422, "/problems/invalid-input", "#/text"]);
    const some = { by: "lines", version: 1, note: why, withShipping: false, isRestocked: false };
    const lines = [{ position: 0, quantity: 5 }];
    expect(await refuse(REFUND, { ...some, lines })).toEqual([400, "/problems/idempotency-key-missing"]);
    expect(await refuse(REFUND, { ...some, lines }, keyed)).toEqual(
      [422, "/problems/lines-too-many", "#/lines/0/quantity"], // prettier-ignore
    );
    const other = { ...keyed, "idempotency-key": crypto.randomUUID() };
    const bad = { by: "amount", version: 1, note: "", amount: 1.5 };
    expect(await refuse(REFUND, bad, other)).toEqual([422, "/problems/invalid-input", "#/note", "#/amount"]);
  });
});

import { describe, expect, it } from "vitest";
import { BulkAnswer, StaffCollection, StaffCollections, StaffProduct, StaffProductPage } from "@/lib/catalog/staff-contract"; // prettier-ignore
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { Problem } from "@/lib/http/problem";
import type { RouteHandler } from "@/lib/http/route";
import { StockLedgerPage } from "@/lib/inventory/staff-contract";
import { draftOf } from "@/lib/testing/product-drafts";
import { staffHeaders } from "@/lib/testing/staff";
import * as collection from "../collections/[collectionId]/route";
import * as order from "../collections/order/route";
import * as collections from "../collections/route";
import * as stock from "../variants/[variantId]/stock/route";
import { POST as ARCHIVE } from "./[productId]/archive/route";
import { POST as RESTORE } from "./[productId]/restore/route";
import * as one from "./[productId]/route";
import { POST as BULK } from "./bulk/route";
import { POST as UNDO } from "./bulk/undo/route";
import { GET, POST } from "./route";

const ctx = systemContext(db, "test");

type Call = { params?: Record<string, string>; body?: unknown; query?: string };

/** Calls handlers as a browser of a manager would. */
async function asManager() {
  const headers = await staffHeaders(ctx, "manager");
  return (handler: RouteHandler, method: string, { params = {}, body, query = "" }: Call = {}) => {
    const init = { method, headers, body: body === undefined ? null : JSON.stringify(body) };
    return handler(new Request(`http://localhost:3000/api/studio${query}`, init), { params: Promise.resolve(params) });
  };
}

const problemOf = async (answer: Response) => [answer.status, Problem.parse(await answer.json())] as const;

describe("the products of the studio", () => {
  it("are made, listed, read, saved, archived and taken back, each answer with the next version", async () => {
    const ask = await asManager();
    const draft = await draftOf(ctx);
    const made = await ask(POST, "POST", { body: draft });
    expect(made.status).toBe(201);
    const product = StaffProduct.parse(await made.json());
    const params = { productId: product.id };
    const list = await ask(GET, "GET", { query: `?q=${draft.handle}&status=published` });
    expect(StaffProductPage.parse(await list.json()).items.map(({ id }) => id)).toEqual([product.id]);
    const step = async (handler: RouteHandler, method: string, body: unknown) => {
      const answer = StaffProduct.parse(await (await ask(handler, method, { params, body })).json());
      return [answer.draft.status, answer.version];
    };
    expect(await step(one.PUT, "PUT", { ...product.draft, weightGrams: 1, version: 1 })).toEqual(["published", 2]);
    expect(await step(ARCHIVE, "POST", { version: 2 })).toEqual(["archived", 3]);
    expect(await step(RESTORE, "POST", { version: 3 })).toEqual(["draft", 4]);
    const read = StaffProduct.parse(await (await ask(one.GET, "GET", { params })).json());
    expect(read.version).toBe(4);
  });

  it("answer an old version with 412, a wrong state with 409, a wrong field with 422 beside it", async () => {
    const ask = await asManager();
    const product = StaffProduct.parse(await (await ask(POST, "POST", { body: await draftOf(ctx) })).json());
    const params = { productId: product.id };
    const [stale, changed] = await problemOf(
      await ask(one.PUT, "PUT", { params, body: { ...product.draft, version: 9 } }),
    );
    expect([stale, changed.type]).toEqual([412, "/problems/changed-meanwhile"]);
    const [wrong, state] = await problemOf(await ask(RESTORE, "POST", { params, body: { version: 1 } }));
    expect([wrong, state.type]).toEqual([409, "/problems/product-state"]);
    const odd = {
      ...product.draft,
      handle: "Not one",
      variants: [{ ...product.draft.variants[0], gtin: "123" }],
      version: 1,
    };
    const [refused, input] = await problemOf(await ask(one.PUT, "PUT", { params, body: odd }));
    expect(refused).toBe(422);
    expect(input.errors?.map(({ pointer }) => pointer)).toEqual(["#/handle", "#/variants/0/gtin"]);
    const [bare, parts] = await problemOf(
      await ask(POST, "POST", { body: { ...(await draftOf(ctx)), title: { th: "", en: "" } } }),
    );
    expect([bare, parts.type]).toEqual([422, "/problems/product-incomplete"]);
  });

  it("change together, and back", async () => {
    const ask = await asManager();
    const { id } = StaffProduct.parse(await (await ask(POST, "POST", { body: await draftOf(ctx) })).json());
    const change = { kind: "tags", add: ["new"], remove: [] };
    const body = { products: [{ id, version: 1 }], change, isPreview: false };
    const { undo } = BulkAnswer.parse(await (await ask(BULK, "POST", { body })).json());
    const back = BulkAnswer.parse(await (await ask(UNDO, "POST", { body: undo })).json());
    expect(back.items.map(({ outcome }) => outcome)).toEqual(["changed"]);
  });
});

describe("the stock of a variant", () => {
  it("changes with a reason, once for each press, and never below what is there", async () => {
    const ask = await asManager();
    const { draft } = StaffProduct.parse(await (await ask(POST, "POST", { body: await draftOf(ctx) })).json());
    const params = { variantId: draft.variants[0]?.id ?? "" };
    const body = { delta: -2, reason: "damaged", ref: newId(), note: "Cracked" };
    await ask(stock.POST, "POST", { params, body });
    const page = StockLedgerPage.parse(await (await ask(stock.POST, "POST", { params, body })).json());
    expect([page.onHand, page.items.length]).toEqual([5, 2]);
    expect(StockLedgerPage.parse(await (await ask(stock.GET, "GET", { params })).json()).items[0]).toMatchObject({
      ...{ delta: -2, note: "Cracked" },
    });
    const [status, problem] = await problemOf(
      await ask(stock.POST, "POST", { params, body: { ...body, delta: -9, ref: "x" } }),
    );
    expect([status, problem.type]).toEqual([409, "/problems/out-of-stock"]);
    for (const wrong of [{ delta: 0 }, { reason: "sold" }, { ref: "" }]) {
      expect((await ask(stock.POST, "POST", { params, body: { ...body, ...wrong } })).status).toBe(422);
    }
    const nowhere = { variantId: crypto.randomUUID() };
    expect((await ask(stock.POST, "POST", { params: nowhere, body })).status).toBe(404);
  });
});

describe("the collections of the studio", () => {
  it("are made, read, saved, put in order and taken away", async () => {
    const ask = await asManager();
    const draft = { handle: `c-${newId()}`, title: { th: "ชั้น", en: "Shelf" }, description: { th: "", en: "" } };
    const body = { ...draft, rule: null, productIds: [] };
    const made = StaffCollection.parse(await (await ask(collections.POST, "POST", { body })).json());
    const params = { collectionId: made.id };
    const edited = { ...body, title: { th: "ชั้น", en: "Rack" }, version: 1 };
    expect((await ask(collection.PUT, "PUT", { params, body: edited })).status).toBe(200);
    expect((await ask(collection.PUT, "PUT", { params, body: edited })).status).toBe(412);
    const { items } = StaffCollections.parse(await (await ask(collections.GET, "GET")).json());
    const wanted = items.map(({ id, version }) => ({ id, version }));
    const ordered = await ask(order.PUT, "PUT", { body: { collections: [...wanted].reverse() } });
    expect([200, 412]).toContain(ordered.status);
    const { version } = StaffCollection.parse(await (await ask(collection.GET, "GET", { params })).json());
    expect((await ask(collection.DELETE, "DELETE", { params, body: { version } })).status).toBe(204);
    expect((await ask(collection.GET, "GET", { params })).status).toBe(404);
  });
});

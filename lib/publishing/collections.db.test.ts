import { describe, expect, it } from "vitest";
import {
  createCollection,
  deleteCollection,
  getStaffCollection,
  listCollections,
  listProducts,
  listStaffCollections,
} from "@/lib/catalog";
import { type CollectionDraft, StaffCollection } from "@/lib/catalog/staff-contract";
import { newId } from "@/lib/core/ids";
import type { Context } from "@/lib/db/context";
import { search } from "@/lib/search";
import { withContext } from "@/lib/testing/database";
import { createVariant } from "@/lib/testing/factories";
import { actionsOn, faultsOf, madeProduct, renewals } from "@/lib/testing/products";
import { asStaff } from "@/lib/testing/staff";
import { orderCollections, saveCollection } from ".";

const visitor = { kind: "visitor" } as const;

const draftOf = (overrides: Partial<CollectionDraft> = {}): CollectionDraft => ({
  handle: `gifts-${newId().slice(-12)}`,
  title: { th: "ของขวัญ", en: "Gifts" },
  description: { th: "", en: "" },
  rule: null,
  productIds: [],
  ...overrides,
});
const read = async (ctx: Context, id: string) => StaffCollection.parse(await getStaffCollection(ctx, id));
const handlesIn = async (ctx: Context, collection: string) =>
  (await listProducts(ctx, "en", { collection: [collection] })).items.map(({ handle }) => handle);

describe("createCollection and saveCollection", () => {
  it("fill a collection by hand, then by a rule, and shoppers see it", () =>
    withContext(visitor, async (ctx) => {
      const ton = await asStaff(ctx, "manager");
      const [cup, gift] = [await createVariant(ctx), await createVariant(ctx, { tags: ["gift"], priceAmount: 20_000 })];
      const dear = await createVariant(ctx, { tags: ["gift"], priceAmount: 90_000 });
      const draft = draftOf({ productIds: [cup.productId] });
      const before = await renewals(ctx);
      const { id } = await createCollection(ton, draft);
      expect(await handlesIn(ctx, draft.handle)).toEqual([cup.handle]);
      expect((await read(ton, id)).members).toMatchObject([{ handle: cup.handle }]);
      const rule = { tags: ["gift"], minAmount: null, maxAmount: 50_000 };
      await saveCollection(ton, id, { ...draft, productIds: [], rule, version: 1 });
      expect(await handlesIn(ctx, draft.handle)).toEqual([gift.handle]);
      expect(dear.handle).not.toBe(gift.handle);
      expect(await read(ton, id)).toMatchObject({ version: 2, hasRule: true, memberCount: 1, shelfCount: 0 });
      expect(await renewals(ctx)).toBe(before + 2);
      expect(await actionsOn(ctx, id)).toEqual(["collection.create", "collection.save"]);
    }));

  it("let products be found by the new name of their shelf", () =>
    withContext(visitor, async (ctx) => {
      const { ton, draft, handle } = await madeProduct(ctx);
      const shelf = await read(ton, draft.collectionId);
      expect(shelf).toMatchObject({ shelfCount: 1, memberCount: 0 });
      await saveCollection(ton, shelf.id, { ...shelf.draft, title: { th: "ระเบียง", en: "Verandah" }, version: 1 });
      expect(JSON.stringify(await search(ctx, { q: "verandah", locale: "en" }))).toContain(handle);
    }));

  it("refuse what is not sound, an old version, strangers and lower roles", () =>
    withContext(visitor, async (ctx) => {
      const ton = await asStaff(ctx, "manager");
      const draft = draftOf();
      const { id } = await createCollection(ton, draft);
      const rule = { tags: [], minAmount: null, maxAmount: null };
      const nowhere = crypto.randomUUID();
      const wrong = { ...draft, title: { th: "", en: "Gifts" }, rule, productIds: [nowhere] };
      expect(await faultsOf(createCollection(ton, wrong))).toEqual([
        { pointer: "#/handle", key: "handleTaken" },
        { pointer: "#/title/th", key: "titleMissing" },
        { pointer: "#/productIds", key: "collectionByRule" },
        { pointer: "#/productIds/0", key: "productGone" },
      ]);
      const edited = { ...draft, handle: `${draft.handle}-2`, version: 1 };
      await saveCollection(ton, id, edited);
      await expect(saveCollection(ton, id, edited)).rejects.toMatchObject({ reason: "changed-meanwhile" });
      await expect(saveCollection(ton, nowhere, edited)).rejects.toMatchObject({ code: "not_found" });
      await expect(createCollection(ctx, draftOf())).rejects.toMatchObject({ code: "not_found" });
      await expect(createCollection(await asStaff(ctx, "curator"), draftOf())).rejects.toMatchObject({
        code: "forbidden",
      });
    }));
});

describe("deleteCollection", () => {
  it("takes an empty collection away, and refuses the shelf of products", () =>
    withContext(visitor, async (ctx) => {
      const { ton, draft, id: productId } = await madeProduct(ctx);
      const { id } = await createCollection(ton, draftOf({ productIds: [productId] }));
      await deleteCollection(ton, id, { version: 1 });
      await expect(getStaffCollection(ton, id)).rejects.toMatchObject({ code: "not_found" });
      await expect(deleteCollection(ton, draft.collectionId, { version: 1 })).rejects.toMatchObject({
        reason: "collection-in-use",
        values: { count: 1 },
      });
      await expect(deleteCollection(ctx, draft.collectionId, { version: 1 })).rejects.toMatchObject({
        code: "not_found",
      });
    }));
});

describe("orderCollections", () => {
  it("puts the shop's menu and its list of products into another order", () =>
    withContext(visitor, async (ctx) => {
      const ton = await asStaff(ctx, "manager");
      const [one, two] = [await madeProduct(ctx), await madeProduct(ctx)];
      const order = (await listStaffCollections(ton)).reverse();
      await orderCollections(ton, { collections: order.map(({ id, version }) => ({ id, version })) });
      expect((await listCollections(ctx, "en")).map(({ handle }) => handle)).toEqual(order.map(({ handle }) => handle));
      const shelves = order.map(({ id }) => id);
      const isOneFirst = shelves.indexOf(one.draft.collectionId) < shelves.indexOf(two.draft.collectionId);
      const listed = (await listProducts(ctx, "en", { size: 100 })).items.map(({ handle }) => handle);
      expect(listed.indexOf(one.handle) < listed.indexOf(two.handle)).toBe(isOneFirst);
    }));

  it("refuses an order that was made of others or older ones, strangers and lower roles", () =>
    withContext(visitor, async (ctx) => {
      const { ton } = await madeProduct(ctx);
      const order = (await listStaffCollections(ton)).map(({ id, version }) => ({ id, version }));
      const attempts = [order.slice(1), order.map((each) => ({ ...each, version: 9 }))].filter(
        ({ length }) => length > 0,
      );
      for (const collections of attempts) {
        await expect(orderCollections(ton, { collections })).rejects.toMatchObject({ reason: "changed-meanwhile" });
      }
      await expect(orderCollections(ctx, { collections: order })).rejects.toMatchObject({ code: "not_found" });
      await expect(orderCollections(await asStaff(ctx, "curator"), { collections: order })).rejects.toMatchObject({
        code: "forbidden",
      });
    }));
});

import { describe, expect, it } from "vitest";
import { BulkAnswer, type BulkChange } from "@/lib/catalog/staff-contract";
import { withCommits, withContext } from "@/lib/testing/database";
import { shelfOf } from "@/lib/testing/product-drafts";
import { actionsOn, madeProduct, readProduct, renewals } from "@/lib/testing/products";
import { asStaff } from "@/lib/testing/staff";
import { editProducts, undoEdit } from ".";

const visitor = { kind: "visitor" } as const;
const dearer: BulkChange = {
  ...{ kind: "price", currency: "THB", isWhole: true, isSale: false },
  by: { unit: "percent", value: 10 },
};

describe("editProducts and undoEdit", () => {
  it("say what prices would become, write them, and bring back what was", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id, draft } = await madeProduct(ctx);
      const products = [{ id, version: 1 }];
      const preview = BulkAnswer.parse(await editProducts(ton, { products, change: dearer, isPreview: true }));
      expect(preview.items[0]?.prices.map(({ before, after }) => [before.amount, after.amount])).toEqual([
        [59_000, 64_900],
        [69_000, 75_900],
      ]);
      expect(preview.undo).toBeNull();
      expect((await readProduct(ton, id)).version).toBe(1);
      const before = await renewals(ctx);
      const { undo } = BulkAnswer.parse(await editProducts(ton, { products, change: dearer, isPreview: false }));
      const changed = await readProduct(ton, id);
      expect(changed.version).toBe(2);
      expect(changed.draft.variants.map(({ prices }) => prices[0])).toEqual([
        { currency: "THB", amount: 64_900, compareAtAmount: 79_000 },
        { currency: "THB", amount: 75_900, compareAtAmount: null },
      ]);
      expect(await renewals(ctx)).toBe(before + 1);
      expect(undo).not.toBeNull();
      await undoEdit(ton, undo ?? { products: [] });
      expect((await readProduct(ton, id)).draft).toEqual(draft);
      expect(await actionsOn(ctx, id)).toEqual(["product.create", "product.bulk", "product.bulk-undo"]);
    }));

  it("change state, tags and collections of each that can be, and name those that cannot", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id } = await madeProduct(ctx, { tags: ["mug"], status: "draft" });
      const bare = await madeProduct(ctx, { status: "draft", title: { th: "ถ้วย", en: "" } });
      const nowhere = crypto.randomUUID();
      const products = [id, bare.id, nowhere].map((each) => ({ id: each, version: 1 }));
      const published = await editProducts(ton, {
        products,
        change: { kind: "status", status: "published" },
        isPreview: false,
      });
      expect(published.items.map(({ outcome, reason }) => [outcome, reason])).toEqual([
        ["changed", null],
        ["refused", "incomplete"],
        ["refused", "gone"],
      ]);
      const one = [{ id, version: 2 }];
      await editProducts(ton, {
        products: one,
        change: { kind: "tags", add: ["gift", "mug"], remove: [] },
        isPreview: false,
      });
      const [hand, ruled] = [
        await shelfOf(ctx),
        await shelfOf(ctx, { tags: ["gift"], minAmount: null, maxAmount: null }),
      ];
      const add = { kind: "collection", collectionId: hand.id, how: "add" } as const;
      await editProducts(ton, { products: [{ id, version: 3 }], change: add, isPreview: false });
      const { draft, byRule } = await readProduct(ton, id);
      expect(draft).toMatchObject({ status: "published", tags: ["mug", "gift"], collectionIds: [hand.id] });
      expect(byRule).toEqual([ruled.id]);
      const closed = { ...add, collectionId: ruled.id };
      const refused = await editProducts(ton, { products: [{ id, version: 4 }], change: closed, isPreview: false });
      expect(refused.items[0]).toMatchObject({ outcome: "refused", reason: "collection" });
    }));

  it("leave what somebody else changed meanwhile as it is, forwards and backwards", () =>
    withCommits(visitor, async (ctx) => {
      const { ton, id } = await madeProduct(ctx);
      const products = [{ id, version: 1 }];
      const answers = await Promise.all(
        [1, 2].map(() => editProducts(ton, { products, change: dearer, isPreview: false })),
      );
      const outcomes = answers.map(({ items }) => items[0]?.outcome).sort();
      expect(outcomes).toEqual(["changed", "refused"]);
      const undo = answers.find((answer) => answer.undo)?.undo ?? { products: [] };
      await editProducts(ton, {
        products: [{ id, version: 2 }],
        change: { kind: "tags", add: ["new"], remove: [] },
        isPreview: false,
      });
      const late = await undoEdit(ton, undo);
      expect(late.items[0]).toMatchObject({ outcome: "refused", reason: "changed" });
    }));

  it("refuse a price below nothing, strangers and lower roles", () =>
    withContext(visitor, async (ctx) => {
      const { ton, id } = await madeProduct(ctx);
      const cheaper: BulkChange = { ...dearer, by: { unit: "amount", value: -60_000 } };
      const input = { products: [{ id, version: 1 }], change: cheaper, isPreview: false };
      expect((await editProducts(ton, input)).items[0]).toMatchObject({ outcome: "refused", reason: "price" });
      await expect(editProducts(ctx, input)).rejects.toMatchObject({ code: "not_found" });
      await expect(editProducts(await asStaff(ctx, "curator"), input)).rejects.toMatchObject({ code: "forbidden" });
      const undo = { products: [{ id, version: 1, before: {} }] };
      await expect(undoEdit(await asStaff(ctx, "curator"), undo)).rejects.toMatchObject({ code: "forbidden" });
    }));
});

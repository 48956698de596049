import { describe, expect, it } from "vitest";
import { EMPTY_COLLECTION, toCollectionDraft, toCollectionForm } from "./collection-form";

describe("toCollectionForm and toCollectionDraft", () => {
  it("bring a collection into its fields and back unchanged", () => {
    const rule = { tags: ["gift", "ของขวัญ"], minAmount: 10_050, maxAmount: null };
    for (const draft of [EMPTY_COLLECTION, { ...EMPTY_COLLECTION, productIds: ["a"] }, { ...EMPTY_COLLECTION, rule }]) {
      expect(toCollectionDraft(toCollectionForm(draft))).toEqual(draft);
    }
  });

  it("leave to the shop to refuse what is no amount, and drop what was put in by hand when a rule takes over", () => {
    const form = { ...toCollectionForm({ ...EMPTY_COLLECTION, productIds: ["a"] }), isByRule: true, min: "cheap" };
    expect(toCollectionDraft(form)).toMatchObject({ productIds: [], rule: { minAmount: -1, maxAmount: null } });
  });
});
